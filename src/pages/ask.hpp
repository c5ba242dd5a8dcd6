// /ask: a question from anybody, without an account; and /ask/receipt, where she finds what became of it.
#pragma once

#include "pages/sign_in.hpp"
#include "registers/views.hpp"

#include <optional>
#include <string>

namespace mf::pages {

inline constexpr const char* questions_register = "questions";
inline constexpr std::size_t question_characters_max = 4000; ///< a page: more is nobody's question
inline constexpr std::size_t reach_characters_max = 300;

enum class AskProblem { none, missing, too_long, signs, too_often };

struct AskView {
    std::string text = {};
    std::string name = {};
    std::string reach = {};
    std::string about = {}; ///< address of the page that made her ask, "" for none
    std::string area = {};  ///< code, "" for none
    AskProblem problem = AskProblem::none;
    int minutes = 0; ///< to wait, when it was too often
};

Page ask_page(const PersonalFrame& frame, const AskView& view);
/// What she is told this once.
Page asked_page(const PersonalFrame& frame, const std::string& id, const std::string& receipt);

struct ReceiptView {
    std::string id = {};  ///< as typed
    bool unknown = false; ///< there is no such question with such a receipt
    std::optional<registers::RecordView> record = {}; ///< as who asked it sees it
};

Page receipt_page(const PersonalFrame& frame, const ReceiptView& view);

/// "/ask?about=/areas/x&area=x": the way from a page to the question about it.
std::string ask_address(const std::string& about, const std::string& area = {});

/// At the end of a page: a question about it, in one press.
void add_ask(Page& page, const Words& words, const std::string& area = {});

} // namespace mf::pages
