#include "serve/staff_records.hpp"

#include "base/text.hpp"
#include "pages/site_pages.hpp"
#include "pages/staff_records.hpp"
#include "pages/staff_work.hpp"
#include "registers/drafts.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::size_t offset_max = 1'000'000; ///< further down nobody leafs

/// What was done before the page was asked for: one of our own words, never what stands in the address.
std::string done_word(const Visit& visit) {
    constexpr std::array<std::string_view, 5> known{"added", "changed", "moved", "waits", "erased"};
    const auto typed = visit.request.target.parameter("done").value_or("");
    const auto found = std::ranges::find(known, typed);
    return found == known.end() ? std::string{} : std::string{*found};
}

class RecordHandler {
public:
    RecordHandler(PersonalPages all, RecordsPtr records)
        : all_{std::move(all)}, records_{std::move(records)} {}

    Reply work(const Visit& visit) const {
        if (visit.session && (visit.session->must_change_password ||
                              (visit.session->needs_second_step && visit.identity.roles.empty()))) {
            return gone_to("/account"); // first things first: until then she has no role
        }
        const RecordVisit records{all_, records_, visit};
        auto work = records.work();
        const auto drafts =
            work ? registers::drafts_of(*records_, visit.identity.account) : pass(work.error());
        if (!drafts) {
            return failed(drafts.error());
        }
        pages::StaffWorkView view{visit.identity.post, records.clock().today, std::move(*work), {}};
        for (const registers::FormDraft& draft : *drafts) {
            view.drafts.push_back({draft.form, title_of(draft), draft.at});
        }
        return page(visit, [&](const auto& frame) { return pages::staff_work_page(frame, view); });
    }

    Reply registers(const Visit& visit) const {
        std::vector<pages::StaffRegister> all;
        for (const registers::Register& in : records_->definitions().registers) {
            std::size_t found = 0;
            for (const registers::Actor& actor : actors_of(visit.identity)) {
                const auto list = registers::view_list(*records_, {.in = in.id, .limit = 1}, actor);
                if (!list) {
                    return failed(list.error());
                }
                found = std::max(found, list->total);
            }
            all.push_back({in.id, static_cast<std::int64_t>(found)});
        }
        return page(visit,
                    [&](const auto& frame) { return pages::staff_registers_page(frame, all); });
    }

    Reply list(const Visit& visit) const {
        const RecordVisit records{all_, records_, visit};
        const registers::Register* in = records_->definitions().find(visit.capture("register"));
        if (in == nullptr) {
            return nothing_here();
        }
        pages::StaffList view = asked_of(visit, *in);
        registers::ListQuery query{.in = in->id,
                                   .where = view.where,
                                   .words = view.words,
                                   .offset = from_of(visit),
                                   .limit = pages::staff_rows};
        if (!view.state.empty()) {
            query.states = {view.state};
        }
        auto found = records.list(query);
        if (!found) {
            return found.error().kind == ErrorKind::invalid ? nothing_here()
                                                            : shut_or_failed(found.error());
        }
        view.list = std::move(*found);
        view.may_open = may_open(*in, records.actors());
        return page(visit, [&](const auto& frame) { return pages::staff_list_page(frame, view); });
    }

    Reply record(const Visit& visit) const {
        const RecordVisit records{all_, records_, visit};
        const std::string in{visit.capture("register")};
        auto found = records.record(in, std::string{visit.capture("id")});
        if (!found) {
            return shut_or_failed(found.error());
        }
        const registers::Register& definition = *records_->definitions().find(in);
        pages::StaffRecord view;
        view.today = records.clock().today;
        view.done = done_word(visit);
        view.is_public = !definition.is_hidden(found->state) && !definition.blind;
        view.has_pack = in == meetings_register;
        view.may_erase = found->may_change &&
                         std::ranges::any_of(found->fields, [&](const registers::FieldView& field) {
                             return definition.field(field.name)->erasable && !field.erased;
                         });
        view.opens = opens_beside(in, records.actors());
        view.record = std::move(*found);
        return page(visit,
                    [&](const auto& frame) { return pages::staff_record_page(frame, view); });
    }

private:
    template <class Make>
    Reply page(const Visit& visit, Make make) const {
        const auto release = all_.release();
        const pages::PersonalFrame frame{*release, all_.words, csrf_field, visit.form_token};
        return personal_reply(make(frame), all_.words);
    }

    static bool may_open(const registers::Register& in,
                         const std::vector<registers::Actor>& actors) {
        return std::ranges::any_of(actors, [&](const registers::Actor& actor) {
            return registers::may(in.opened_by, actor, registers::Record{});
        });
    }

    /// Registers whose records name one of this register, as far as she may open them.
    std::vector<pages::OpensBeside>
    opens_beside(const std::string& in, const std::vector<registers::Actor>& actors) const {
        std::vector<pages::OpensBeside> all;
        for (const registers::Register& other : records_->definitions().registers) {
            const auto refers =
                std::ranges::find_if(other.fields, [&](const registers::Field& field) {
                    return field.type == registers::FieldType::reference && field.refers == in;
                });
            if (refers != other.fields.end() && other.id != in && may_open(other, actors)) {
                all.push_back({other.id, refers->name});
            }
        }
        return all;
    }

    static std::size_t from_of(const Visit& visit) {
        const auto from = whole_number(visit.request.target.parameter("from").value_or("0"));
        return from && *from > 0 ? std::min(static_cast<std::size_t>(*from), offset_max) : 0;
    }

    /// What the address narrows the list to: words, a state, values of fields.
    static pages::StaffList asked_of(const Visit& visit, const registers::Register& in) {
        pages::StaffList view;
        for (const Parameter& one : visit.request.target.query) {
            if (one.name == "q") {
                view.words = one.value.substr(0, pages::query_bytes_max);
            } else if (one.name == "state" && in.has_state(one.value)) {
                view.state = one.value;
            } else if (in.field(one.name) != nullptr) {
                view.where.emplace_back(one.name, one.value);
            }
        }
        return view;
    }

    /// "Questions: Why did it rise?"; the register alone while nothing names the record.
    std::string title_of(const registers::FormDraft& draft) const {
        constexpr std::size_t register_part = 3; // "/staff/records/questions/new"
        const auto parts = split(draft.form, '/');
        const registers::Register* in = parts.size() > register_part
                                            ? records_->definitions().find(parts[register_part])
                                            : nullptr;
        if (in == nullptr) {
            return draft.form;
        }
        const std::string name = all_.words(registers::word_of(*in, "name"));
        const auto typed = draft.values.find(in->title);
        return typed == draft.values.end() || typed->second.empty() ? name
                                                                    : name + ": " + typed->second;
    }

    static constexpr std::string_view meetings_register = "meetings";

    PersonalPages all_;
    RecordsPtr records_;
};

} // namespace

std::vector<PersonalRoute> record_routes(const PersonalPages& all, const RecordsPtr& records) {
    const auto handler = std::make_shared<const RecordHandler>(all, records);
    return {
        {Method::get, "/staff/work",
         [handler](const Visit& visit) { return handler->work(visit); }},
        {Method::get, "/staff/records",
         [handler](const Visit& visit) { return handler->registers(visit); }},
        {Method::get, "/staff/records/{register}",
         [handler](const Visit& visit) { return handler->list(visit); }},
        {Method::get, "/staff/records/{register}/{id}",
         [handler](const Visit& visit) { return handler->record(visit); }},
    };
}

} // namespace mf::serve
