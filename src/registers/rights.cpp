#include "registers/rights.hpp"

#include <algorithm>

namespace mf::registers {

bool may(const std::vector<std::string>& by, const Actor& actor, const Record& record) {
    return std::ranges::any_of(by, [&](const std::string& one) {
        if (one.starts_with(own_area)) {
            return one.substr(own_area.size()) == actor.role && !actor.area.empty() &&
                   actor.area == record.value(std::string{area_field});
        }
        if (!one.starts_with(own_field)) {
            return one == actor.role || one == everyone; // what everyone may she may too
        }
        if (actor.role == everyone) {
            return false;
        }
        const auto posts = lines_of(record.value(one.substr(own_field.size())));
        return std::ranges::find(posts, actor.post) != posts.end();
    });
}

bool may_see(const Field& field, const Actor& viewer, const Record& record) {
    return field.is_public || may(field.seen_by, viewer, record);
}

bool works_with(const Register& in, const Actor& viewer) {
    if (viewer.role == everyone) {
        return false;
    }
    const Record none;
    return may(in.changed_by, viewer, none) ||
           std::ranges::any_of(in.moves,
                               [&](const Move& move) { return may(move.by, viewer, none); }) ||
           std::ranges::any_of(
               in.fields, [&](const Field& field) { return may(field.seen_by, viewer, none); });
}

bool may_reach(const Register& in, const Actor& viewer, const Record& record) {
    if (!in.is_hidden(record.state) || works_with(in, viewer)) {
        return true;
    }
    if (viewer.role == everyone) {
        return false;
    }
    return record.opener.is(viewer) || may(in.changed_by, viewer, record) ||
           std::ranges::any_of(in.moves,
                               [&](const Move& move) { return may(move.by, viewer, record); });
}

} // namespace mf::registers
