// What is about a person is deleted from a record, by who may change it.
#include "base/text.hpp"
#include "pages/record_form.hpp"
#include "serve/staff_records.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace mf::serve {

namespace {

constexpr int not_taken = 422;

class EraseHandler {
public:
    EraseHandler(PersonalPages all, RecordsPtr records)
        : all_{std::move(all)}, records_{std::move(records)} {}

    Reply show(const Visit& visit) const {
        const auto view = view_of(visit);
        return view ? page(visit, *view, 200) : shut_or_failed(view.error());
    }

    Reply take(const Visit& visit) const {
        auto view = view_of(visit);
        if (!view) {
            return shut_or_failed(view.error());
        }
        std::vector<std::string> fields;
        for (const std::string_view name : visit.form.texts(pages::sent_fields)) {
            const bool offered =
                std::ranges::any_of(view->fields, [&](const registers::FieldView& field) {
                    return field.name == name;
                });
            if (offered) {
                fields.emplace_back(name);
            }
        }
        view->why = trimmed(visit.form.text(pages::sent_why));
        view->fields_problem = fields.empty() ? "missing" : "";
        view->why_problem = view->why.empty() ? "missing" : "";
        if (fields.empty() || view->why.empty()) {
            return page(visit, *view, not_taken);
        }
        const auto erased =
            first_allowed(actors_of(visit.identity), [&](const registers::Actor& actor) {
                return records_->erase(view->in, view->id, fields, {.who = actor, .why = view->why},
                                       clock_of(visit));
            });
        return erased ? gone_to(record_address(view->in, view->id) + "?done=erased")
                      : shut_or_failed(erased.error());
    }

private:
    Result<pages::EraseView> view_of(const Visit& visit) const {
        const RecordVisit records{all_, records_, visit};
        const std::string in{visit.capture("register")};
        const auto record = records.record(in, std::string{visit.capture("id")});
        if (!record) {
            return pass(record.error());
        }
        pages::EraseView view{in, record->id, record->title, {}};
        const registers::Register& definition = *records_->definitions().find(in);
        for (const registers::FieldView& field : record->fields) {
            if (definition.field(field.name)->erasable && !field.erased) {
                view.fields.push_back(field);
            }
        }
        if (!record->may_change || view.fields.empty()) {
            return fail(ErrorKind::not_found, "there is nothing to be erased");
        }
        return view;
    }

    Reply page(const Visit& visit, const pages::EraseView& view, int status) const {
        const auto release = all_.release();
        const pages::PersonalFrame frame{*release, all_.words, csrf_field, visit.form_token};
        return personal_reply(pages::record_erase_page(frame, view), all_.words, status);
    }

    PersonalPages all_;
    RecordsPtr records_;
};

} // namespace

std::vector<PersonalRoute> record_erase_routes(const PersonalPages& all,
                                               const RecordsPtr& records) {
    const auto handler = std::make_shared<const EraseHandler>(all, records);
    const char* pattern = "/staff/records/{register}/{id}/erase";
    return {
        {Method::get, pattern, [handler](const Visit& visit) { return handler->show(visit); }},
        {Method::post, pattern, [handler](const Visit& visit) { return handler->take(visit); }}};
}

} // namespace mf::serve
