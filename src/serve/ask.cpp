// Questions from anybody: no account is needed, a receipt is given, and nobody can flood the officers who read them.
#include "pages/ask.hpp"

#include "base/text.hpp"
#include "serve/rate_limit.hpp"
#include "serve/same_site.hpp"
#include "serve/staff_records.hpp"

#include <memory>
#include <utility>

namespace mf::serve {

namespace {

constexpr int not_taken = 422;
constexpr int too_many = 429;
constexpr double hour = 3600;

/// Somebody with five questions at once is not a flood; more wait for an hour. People behind one address share it.
constexpr RateLimit questions_of_one{.per_second = 5 / hour, .burst = 5};
/// What an officer can read in a day; beyond it somebody floods us from many addresses.
constexpr RateLimit questions_of_all{.per_second = 60 / hour, .burst = 120, .clients_max = 4};

/// Without what people put between the letters of a receipt when they copy it.
std::string plain_receipt(std::string_view typed) {
    std::string plain;
    for (const char c : lower(typed)) {
        if (c != ' ' && c != '-') {
            plain += c;
        }
    }
    return plain;
}

class AskHandler {
public:
    AskHandler(PersonalPages all, RecordsPtr records)
        : all_{std::move(all)}, records_{std::move(records)} {}

    Reply show(const Visit& visit) const {
        pages::AskView view;
        view.about = about_of(visit.request.target.parameter("about").value_or(""));
        view.area = area_of(visit.request.target.parameter("area").value_or(""));
        return page(visit, [&](const auto& frame) { return pages::ask_page(frame, view); });
    }

    Reply take(const Visit& visit) {
        pages::AskView view;
        view.text = trimmed(visit.form.text("text"));
        view.name = trimmed(visit.form.text("name"));
        view.reach = trimmed(visit.form.text("reach"));
        view.about = about_of(visit.form.text("about"));
        view.area = area_of(visit.form.text("area"));
        view.problem = problem_in(view);
        const RateLimiter::Moment now{visit.now.time_since_epoch()};
        if (view.problem == pages::AskProblem::none &&
            !(of_one_.allows(visit.request.client, now) && of_all_.allows("", now))) {
            return flooded(visit, std::move(view));
        }
        return view.problem == pages::AskProblem::none ? write(visit, std::move(view))
                                                       : again(visit, view, not_taken);
    }

    Reply show_receipt(const Visit& visit) const {
        return page(visit, [](const auto& frame) { return pages::receipt_page(frame, {}); });
    }

    Reply take_receipt(const Visit& visit) const {
        pages::ReceiptView view;
        view.id = trimmed(visit.form.text("id"));
        const auto record = records_->record(pages::questions_register, view.id);
        const bool hers = record && registers::Registers::fits_receipt(
                                        *record, plain_receipt(visit.form.text("receipt")));
        if (hers) {
            // As who opened it: it may still be hidden from all others; closed fields stay closed to her too.
            auto seen = registers::view_record(
                *records_, pages::questions_register, view.id,
                {.account = {}, .post = record->opener.post, .role = "asker"},
                clock_of(visit).today);
            if (!seen) {
                return failed(seen.error());
            }
            view.record = std::move(*seen);
        }
        view.unknown = !hers;
        return page(
            visit, [&](const auto& frame) { return pages::receipt_page(frame, view); },
            hers ? 200 : not_taken);
    }

private:
    template <class Make>
    Reply page(const Visit& visit, Make make, int status = 200) const {
        const auto release = all_.release();
        const pages::PersonalFrame frame{*release, all_.words, csrf_field, visit.form_token};
        return personal_reply(make(frame), all_.words, status);
    }

    Reply again(const Visit& visit, const pages::AskView& view, int status) const {
        return page(visit, [&](const auto& frame) { return pages::ask_page(frame, view); }, status);
    }

    Reply flooded(const Visit& visit, pages::AskView view) const {
        view.problem = pages::AskProblem::too_often;
        const auto wait = of_one_.wait();
        view.minutes = static_cast<int>((wait.count() + 59) / 60);
        Reply reply = again(visit, view, too_many);
        reply.retry_after = wait;
        return reply;
    }

    /// Only a page of this site is asked about.
    static std::string about_of(std::string_view typed) {
        return is_own_address(typed) && typed.size() <= registers::text_bytes_max
                   ? std::string{typed}
                   : std::string{};
    }

    std::string area_of(std::string_view typed) const {
        const std::string code{typed};
        return all_.release()->area(code) == nullptr ? std::string{} : code;
    }

    static pages::AskProblem problem_in(const pages::AskView& view) {
        if (view.text.empty()) {
            return pages::AskProblem::missing;
        }
        const bool fits = view.text.size() <= pages::question_characters_max &&
                          view.name.size() <= pages::reach_characters_max &&
                          view.reach.size() <= pages::reach_characters_max;
        return fits ? pages::AskProblem::none : pages::AskProblem::too_long;
    }

    Reply write(const Visit& visit, pages::AskView view) const {
        const std::string role{registers::everyone};
        const registers::Change question{.who = {.account = {}, .post = role, .role = role},
                                         .values = {{"text", view.text},
                                                    {"name", view.name},
                                                    {"reach", view.reach},
                                                    {"about", view.about},
                                                    {"area", view.area},
                                                    {"asked_as", role}}};
        const auto written =
            records_->add(pages::questions_register, {}, question, clock_of(visit));
        if (!written) {
            if (written.error().kind != ErrorKind::invalid) {
                return failed(written.error());
            }
            view.problem = pages::AskProblem::signs;
            return again(visit, view, not_taken);
        }
        const auto& recorded = std::get<registers::Recorded>(*written);
        return page(visit, [&](const auto& frame) {
            return pages::asked_page(frame, recorded.record.id, recorded.receipt);
        });
    }

    PersonalPages all_;
    RecordsPtr records_;
    RateLimiter of_one_{questions_of_one, random_key()};
    RateLimiter of_all_{questions_of_all, random_key()};
};

} // namespace

std::vector<PersonalRoute> ask_routes(const PersonalPages& all, const RecordsPtr& records) {
    const auto handler = std::make_shared<AskHandler>(all, records);
    return {
        {Method::get, "/ask", [handler](const Visit& visit) { return handler->show(visit); }},
        {Method::post, "/ask", [handler](const Visit& visit) { return handler->take(visit); }},
        {Method::get, "/ask/receipt",
         [handler](const Visit& visit) { return handler->show_receipt(visit); }},
        {Method::post, "/ask/receipt",
         [handler](const Visit& visit) { return handler->take_receipt(visit); }},
    };
}

} // namespace mf::serve
