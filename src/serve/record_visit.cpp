#include "serve/record_visit.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mf::serve {

namespace {

/// How much somebody sees: closed fields count, and that she works with the register.
std::size_t sight(const registers::ListView& view) {
    return view.columns.size() * 1000 + view.states.size();
}

void add_moves(registers::RecordView& view, registers::RecordView more) {
    for (registers::MoveView& move : more.moves) {
        const auto same = std::ranges::find_if(view.moves, [&](const registers::MoveView& one) {
            return one.move == move.move && one.to == move.to;
        });
        if (same == view.moves.end()) {
            view.moves.push_back(std::move(move));
        } else if (!same->possible && move.possible) {
            *same = std::move(move);
        }
    }
    view.may_change = view.may_change || more.may_change;
}

/// Late first, then by day; what has no day comes last.
auto urgency(const registers::WorkView::Line& line) {
    return std::tuple{!line.due, line.due ? line.due->day.text() : std::string{}, line.in, line.id,
                      line.to};
}

} // namespace

std::vector<registers::Actor> actors_of(const people::Identity& identity) {
    std::vector<registers::Actor> actors;
    for (const std::string& role : people::names(identity.roles)) {
        actors.push_back({.account = identity.account,
                          .post = identity.post,
                          .role = role,
                          .area = identity.area});
    }
    if (actors.empty()) {
        actors.push_back({.account = identity.account,
                          .post = identity.post,
                          .role = std::string{registers::everyone}});
    }
    return actors;
}

Clock clock_of(const Visit& visit) {
    const std::string moment = people::text_of(visit.now);
    return {registers::day_of(moment), moment};
}

std::string record_address(const std::string& in, const std::string& id) {
    return "/staff/records/" + in + (id.empty() ? "" : "/" + id);
}

bool is_restricted(const registers::Register& in, const registers::RecordView& view) {
    const auto closed = [&](const std::string& name) {
        const registers::Field* field = in.field(name);
        return field != nullptr && !field->is_public;
    };
    return in.is_hidden(view.state) ||
           std::ranges::any_of(view.fields, closed, &registers::FieldView::name) ||
           std::ranges::any_of(view.history, [&](const registers::HistoryLine& line) {
               return std::ranges::any_of(line.changed, closed, &registers::FieldView::name);
           });
}

Reply nothing_here() {
    Reply reply;
    reply.status = 404;
    return reply;
}

Reply shut_or_failed(const Error& error) {
    const bool shut = error.kind == ErrorKind::not_found || error.kind == ErrorKind::refused;
    return shut ? nothing_here() : failed(error);
}

Done RecordVisit::note(const std::string& object) const {
    return all_.people->read_restricted(visit_.identity, object, visit_.now);
}

Result<registers::RecordView> RecordVisit::record(const std::string& in,
                                                  const std::string& id) const {
    Result<registers::RecordView> best = fail(ErrorKind::not_found, "there is no such record");
    for (const registers::Actor& actor : actors_) {
        auto view = registers::view_record(records_, in, id, actor, clock_.today);
        if (!view) {
            if (view.error().kind != ErrorKind::not_found) {
                return view;
            }
            continue;
        }
        if (best && best->fields.size() < view->fields.size()) {
            std::swap(*best, *view);
        }
        if (best) {
            add_moves(*best, std::move(*view));
        } else {
            best = std::move(view);
        }
    }
    if (best && is_restricted(*records_.definitions().find(in), *best)) {
        if (const Done noted = note(in + "/" + id); !noted) {
            return pass(noted.error());
        }
    }
    return best;
}

Result<registers::ListView> RecordVisit::list(const registers::ListQuery& query) const {
    auto best = registers::view_list(records_, query, actors_.front());
    for (std::size_t i = 1; i < actors_.size(); ++i) {
        auto view = registers::view_list(records_, query, actors_[i]);
        if (view && (!best || sight(*best) < sight(*view))) {
            best = std::move(view);
        }
    }
    const registers::Register* in = records_.definitions().find(query.in);
    const bool closed =
        best && in != nullptr &&
        (std::ranges::any_of(best->rows,
                             [&](const auto& row) { return in->is_hidden(row.state); }) ||
         std::ranges::any_of(best->columns, [&](const std::string& name) {
             const registers::Field* field = in->field(name);
             return field != nullptr && !field->is_public;
         }));
    if (closed) {
        if (const Done noted = note(query.in); !noted) {
            return pass(noted.error());
        }
    }
    return best;
}

Result<registers::WorkView> RecordVisit::work() const {
    registers::WorkView all;
    for (const registers::Actor& actor : actors_) {
        const auto view = registers::view_work(records_, actor, clock_.today);
        if (!view) {
            return view;
        }
        all.lines.insert(all.lines.end(), view->lines.begin(), view->lines.end());
    }
    std::ranges::sort(all.lines, {}, urgency);
    const auto twice = std::ranges::unique(all.lines, {}, urgency);
    all.lines.erase(twice.begin(), twice.end());
    all.overdue = static_cast<std::size_t>(
        std::ranges::count_if(all.lines, &registers::WorkView::Line::overdue));
    const bool closed = std::ranges::any_of(all.lines, [&](const registers::WorkView::Line& line) {
        return records_.definitions().find(line.in)->is_hidden(line.state);
    });
    if (closed) {
        if (const Done noted = note("work"); !noted) {
            return pass(noted.error());
        }
    }
    return all;
}

} // namespace mf::serve
