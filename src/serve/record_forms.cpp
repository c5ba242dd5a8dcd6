// Forms of registers: shown, kept as drafts, taken. The rules are those of the registers; here they get their words.
#include "base/text.hpp"
#include "pages/record_form.hpp"
#include "serve/record_clash.hpp"
#include "serve/record_typed.hpp"
#include "serve/staff_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

namespace mf::serve {

namespace {

using Kind = pages::RecordFormView::Kind;
using pages::RecordFormView;

constexpr int not_taken = 422;
constexpr int somebody_was_quicker = 409;

/// Which form an address means.
struct Place {
    Kind kind = Kind::add;
    std::string in = {};
    std::string id = {};
    std::size_t move = 0;
    std::string to = {};
    std::string address = {};
};

/// The form, and in which of her roles she may send it.
struct Opened {
    registers::FormView form;
    std::vector<registers::Actor> able;
    std::string title;
    registers::RecordView record;
};

class RecordFormHandler {
public:
    RecordFormHandler(PersonalPages all, RecordsPtr records)
        : all_{std::move(all)}, records_{std::move(records)} {}

    Reply show(const Visit& visit, Kind kind) const {
        const RecordVisit records{all_, records_, visit};
        const auto place = place_of(visit, kind);
        const auto opened = place ? open(records, *place, given_in(visit)) : pass(place.error());
        const auto draft =
            opened ? registers::find_draft(*records_, visit.identity.account, place->address)
                   : pass(opened.error());
        if (!draft) {
            return shut_or_failed(draft.error());
        }
        RecordFormView view = view_of(*place, *opened);
        if (*draft) {
            fill(view, typed_in(opened->form, **draft));
            view.draft_at = (*draft)->at;
        }
        return page(visit, std::move(view), 200);
    }

    Reply take(const Visit& visit, Kind kind) const {
        const RecordVisit records{all_, records_, visit};
        const auto place = place_of(visit, kind);
        const auto opened = place ? open(records, *place, {}) : pass(place.error());
        if (!opened) {
            return place ? too_late(visit, records, *place, opened.error())
                         : shut_or_failed(place.error());
        }
        const std::string& owner = visit.identity.account;
        const std::string_view way = visit.form.text(pages::form_way);
        if (way == pages::way_drop) {
            const Done gone = registers::drop_draft(*records_, owner, place->address);
            return gone ? gone_to(place->address) : failed(gone.error());
        }
        const Typed typed = typed_in(records, opened->form, visit.form, kind == Kind::move);
        if (way == pages::way_draft) {
            const Done kept = registers::keep_draft(
                *records_, owner, draft_of(typed, place->address, records.clock().now));
            return kept ? gone_to("/staff/work") : failed(kept.error());
        }
        RecordFormView view = view_of(*place, *opened);
        if (way == pages::way_offer) {
            const auto anew = open(records, *place, typed.values);
            if (!anew) {
                return shut_or_failed(anew.error());
            }
            view.form = anew->form;
            return page(visit, std::move(view), 200);
        }
        fill(view, typed);
        if (kind != Kind::add && typed.seen != opened->form.version) {
            return clash(visit, *place, *opened, std::move(view), typed);
        }
        return typed.sound() ? hand_in(visit, records, *place, *opened, typed)
                             : page(visit, std::move(view), not_taken);
    }

private:
    static Result<Place> place_of(const Visit& visit, Kind kind) {
        Place place{kind, std::string{visit.capture("register")}, std::string{visit.capture("id")}};
        Target target{visit.request.target.path, visit.request.target.segments, false, {}};
        if (kind == Kind::move) {
            const auto number = whole_number(visit.capture("move"));
            place.to = visit.request.target.parameter("to").value_or("");
            if (!number || *number < 0) {
                return fail(ErrorKind::not_found, "there is no such move");
            }
            place.move = static_cast<std::size_t>(*number);
            target.query.push_back({"to", place.to});
        }
        place.address = canonical(target);
        return place;
    }

    /// Fields that a link fills in: "?meeting=2026-3".
    static registers::Values given_in(const Visit& visit) {
        registers::Values given;
        for (const Parameter& one : visit.request.target.query) {
            given[one.name] = one.value;
        }
        return given;
    }

    /// `not_found` and `refused` are one for her: there is no such form.
    Result<Opened>
    open(const RecordVisit& records, const Place& place, const registers::Values& given) const {
        Opened opened;
        if (place.kind != Kind::add) {
            auto record = records.record(place.in, place.id);
            if (!record) {
                return pass(record.error());
            }
            opened.title = record->title;
            opened.record = std::move(*record);
        }
        Error why{ErrorKind::refused, "there is no such form", {}, {}};
        for (const registers::Actor& actor : records.actors()) {
            auto form = form_for(place, given, actor);
            if (form && (opened.able.empty() || opened.form.fields.size() < form->fields.size())) {
                opened.form = std::move(*form); // in the role in which she sees most
                opened.able.insert(opened.able.begin(), actor);
            } else if (form) {
                opened.able.push_back(actor);
            } else if (form.error().kind != ErrorKind::refused) {
                why = form.error();
            }
        }
        return opened.able.empty() ? Result<Opened>{pass(why)} : opened;
    }

    Result<registers::FormView> form_for(const Place& place,
                                         const registers::Values& given,
                                         const registers::Actor& actor) const {
        switch (place.kind) {
        case Kind::add:
            return registers::form_to_add(*records_, place.in, given, actor);
        case Kind::change:
            return registers::form_to_change(*records_, place.in, place.id, actor);
        case Kind::move:
            break;
        }
        return registers::form_to_move(*records_, place.in, place.id, place.move, place.to, actor);
    }

    RecordFormView view_of(const Place& place, const Opened& opened) const {
        RecordFormView view;
        view.kind = place.kind;
        view.form = opened.form;
        view.address = place.address;
        view.title = opened.title;
        view.first_key = opened.record.awaits == place.to ? opened.record.awaited
                                                          : std::vector<registers::FieldView>{};
        const registers::Register* in = records_->definitions().find(place.in);
        view.offers = place.kind == Kind::add &&
                      std::ranges::any_of(in->fields, [](const registers::Field& field) {
                          return !field.offers.empty();
                      });
        return view;
    }

    static void fill(RecordFormView& view, const Typed& typed) {
        view.form = typed.form;
        view.why = typed.why;
        view.happened = typed.happened;
        view.evidence = typed.evidence;
        view.why_problem = typed.why_problem;
        view.happened_problem = typed.happened_problem;
        view.evidence_problem = typed.evidence_problem;
    }

    Reply page(const Visit& visit, RecordFormView view, int status) const {
        if (const auto accounts = all_.people->accounts()) {
            std::set<std::string> posts;
            for (const people::Account& account : *accounts) {
                posts.insert(account.post);
            }
            view.posts.assign(posts.begin(), posts.end());
        }
        const auto release = all_.release();
        const pages::PersonalFrame frame{*release, all_.words, csrf_field, visit.form_token};
        return personal_reply(pages::record_form_page(frame, view), all_.words, status);
    }

    Reply clash(const Visit& visit,
                const Place& place,
                const Opened& opened,
                RecordFormView view,
                const Typed& typed) const {
        const auto newest = records_->record(place.in, place.id);
        if (!newest) {
            return shut_or_failed(newest.error());
        }
        show_clash(view, *newest, opened.form, typed);
        return page(visit, std::move(view), somebody_was_quicker);
    }

    /// The way is no longer there: somebody has moved the record meanwhile. What was typed is shown; it cannot be sent.
    Reply too_late(const Visit& visit,
                   const RecordVisit& records,
                   const Place& place,
                   const Error& why) const {
        const auto seen = whole_number(visit.form.text(pages::sent_version)).value_or(0);
        const registers::Register* in = records_->definitions().find(place.in);
        const bool moves =
            place.kind == Kind::move && in != nullptr && place.move < in->moves.size();
        const auto record =
            moves ? records.record(place.in, place.id) : Result<registers::RecordView>{pass(why)};
        const auto newest = record ? records_->record(place.in, place.id) : pass(record.error());
        const bool hers =
            newest && std::ranges::any_of(records.actors(), [&](const registers::Actor& actor) {
                return registers::may(in->moves[place.move].by, actor, *newest);
            });
        if (!hers || seen <= 0 || seen >= newest->version) {
            return shut_or_failed(why);
        }
        RecordFormView view;
        view.kind = place.kind;
        view.form = {.in = place.in, .id = place.id, .to = place.to, .fields = {}};
        view.address = place.address;
        view.title = record->title;
        view.closed = true;
        view.clash_by = newest->history.back().who.post;
        view.clash_at = newest->history.back().recorded;
        for (const std::string& name : in->moves[place.move].asks) {
            view.clashes.push_back({registers::word_of(*in, "field", name), newest->value(name),
                                    std::string{visit.form.text(pages::sent_name(name))}});
        }
        view.clashes.push_back(
            {"staff.form.why", {}, std::string{visit.form.text(pages::sent_why)}});
        return page(visit, std::move(view), somebody_was_quicker);
    }

    Reply hand_in(const Visit& visit,
                  const RecordVisit& records,
                  const Place& place,
                  const Opened& opened,
                  const Typed& typed) const {
        registers::Change change{.who = opened.able.front(),
                                 .values = typed.values,
                                 .why = typed.why,
                                 .evidence = typed.evidence,
                                 .happened = typed.happened};
        change.draft = registers::draft_id(visit.identity.account, place.address);
        if (place.kind != Kind::add) {
            change.seen = typed.seen;
        }
        if (place.kind == Kind::change) {
            for (const registers::FormField& field : opened.form.fields) {
                if (change.values[field.name] == field.value) {
                    change.values.erase(field.name); // what is about a person is not sealed anew
                }
            }
        }
        const auto outcome = first_allowed(opened.able, [&](const registers::Actor& actor) {
            change.who = actor;
            return done_by(place, change, records.clock());
        });
        if (!outcome) {
            return refused(visit, place, opened, typed, outcome.error());
        }
        if (std::holds_alternative<registers::Conflict>(*outcome)) {
            const auto anew = open(records, place, {});
            return anew ? clash(visit, place, *anew, view_of(place, *anew), typed)
                        : too_late(visit, records, place, anew.error());
        }
        const auto& recorded = std::get<registers::Recorded>(*outcome);
        const char* done = recorded.awaits_second_key   ? "waits"
                           : place.kind == Kind::add    ? "added"
                           : place.kind == Kind::change ? "changed"
                                                        : "moved";
        return gone_to(
            fmt::format("{}?done={}", record_address(place.in, recorded.record.id), done));
    }

    Result<registers::ChangeOutcome>
    done_by(const Place& place, const registers::Change& change, const Clock& clock) const {
        switch (place.kind) {
        case Kind::add:
            return records_->add(place.in, {}, change, clock);
        case Kind::change:
            return records_->change(place.in, place.id, change, clock);
        case Kind::move:
            break;
        }
        return records_->move(place.in, place.id, place.to, change, clock);
    }

    /// A rule said no: beside its field, or above the form.
    Reply refused(const Visit& visit,
                  const Place& place,
                  const Opened& opened,
                  const Typed& typed,
                  const Error& why) const {
        const bool told = why.kind == ErrorKind::refused || why.kind == ErrorKind::invalid ||
                          why.kind == ErrorKind::limit;
        if (!told) {
            return failed(why);
        }
        RecordFormView view = view_of(place, opened);
        fill(view, typed);
        const auto field =
            std::ranges::find(view.form.fields, why.where, &registers::FormField::name);
        if (why.kind != ErrorKind::refused && field != view.form.fields.end()) {
            field->problem = field->value.empty() ? "missing" : "signs";
        } else {
            view.problem = all_.words("staff.form.refused", {{"because", why.message}});
        }
        return page(visit, std::move(view), not_taken);
    }

    PersonalPages all_;
    RecordsPtr records_;
};

} // namespace

std::vector<PersonalRoute> record_form_routes(const PersonalPages& all, const RecordsPtr& records) {
    const auto handler = std::make_shared<const RecordFormHandler>(all, records);
    std::vector<PersonalRoute> routes;
    const std::array<std::pair<Kind, const char*>, 3> forms{
        {{Kind::add, "/staff/records/{register}/new"},
         {Kind::change, "/staff/records/{register}/{id}/change"},
         {Kind::move, "/staff/records/{register}/{id}/move/{move}"}}};
    for (const auto& [kind, pattern] : forms) {
        routes.push_back({Method::get, pattern, [handler, kind](const Visit& visit) {
                              return handler->show(visit, kind);
                          }});
        routes.push_back({Method::post, pattern, [handler, kind](const Visit& visit) {
                              return handler->take(visit, kind);
                          }});
    }
    return routes;
}

} // namespace mf::serve
