#include "registers/drafts.hpp"

#include "base/hash.hpp"

#include <nlohmann/json.hpp>

namespace mf::registers {

namespace {

using Json = nlohmann::json;

std::string text_in(const Json& body, const char* key) {
    const auto found = body.find(key);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// What cannot be read is as if it had never been kept: a draft is nobody's record.
FormDraft read(const store::Draft& kept) {
    FormDraft draft;
    draft.at = kept.at;
    const Json body = Json::parse(kept.body, nullptr, false);
    if (!body.is_object()) {
        return draft;
    }
    draft.form = text_in(body, "form");
    draft.why = text_in(body, "why");
    draft.happened = text_in(body, "happened");
    if (const auto version = body.find("version");
        version != body.end() && version->is_number_integer()) {
        draft.version = version->get<std::int64_t>();
    }
    if (const auto values = body.find("values"); values != body.end() && values->is_object()) {
        for (const auto& [name, value] : values->items()) {
            draft.values[name] = value.is_string() ? value.get<std::string>() : std::string{};
        }
    }
    draft.evidence = lines_of(text_in(body, "evidence"));
    return draft;
}

std::string written(const FormDraft& draft) {
    std::string evidence;
    for (const std::string& line : draft.evidence) {
        evidence += line + "\n";
    }
    const Json body{{"form", draft.form}, {"version", draft.version},   {"values", draft.values},
                    {"why", draft.why},   {"happened", draft.happened}, {"evidence", evidence}};
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string draft_id(const std::string& owner, const std::string& form) {
    return sha256(owner + "\n" + form);
}

Done keep_draft(Registers& registers, const std::string& owner, const FormDraft& draft) {
    return registers.keep_draft({draft_id(owner, draft.form), owner, draft.at, written(draft)});
}

Result<std::optional<FormDraft>>
find_draft(Registers& registers, const std::string& owner, const std::string& form) {
    const auto kept = registers.draft(draft_id(owner, form));
    if (!kept) {
        return pass(kept.error());
    }
    return *kept ? std::optional{read(**kept)} : std::nullopt;
}

Done drop_draft(Registers& registers, const std::string& owner, const std::string& form) {
    return registers.drop_draft(draft_id(owner, form));
}

Result<std::vector<FormDraft>> drafts_of(Registers& registers, const std::string& owner) {
    const auto kept = registers.drafts_of(owner);
    if (!kept) {
        return pass(kept.error());
    }
    std::vector<FormDraft> all;
    for (const store::Draft& one : *kept) {
        all.push_back(read(one));
    }
    return all;
}

} // namespace mf::registers
