#include "serve/record_clash.hpp"

namespace mf::serve {

registers::Values values_at(const registers::Record& record, std::int64_t version) {
    registers::Values values;
    for (const registers::RecordEvent& event : record.history) {
        if (event.version <= version && event.kind != registers::EventKind::keyed) {
            for (const auto& [name, value] : event.values) {
                values[name] = value;
            }
        }
    }
    return values;
}

void show_clash(pages::RecordFormView& view,
                const registers::Record& newest,
                const registers::FormView& newest_form,
                const Typed& typed) {
    const registers::Values before = values_at(newest, typed.seen);
    view.form = newest_form;
    for (registers::FormField& asked : view.form.fields) {
        const std::string theirs = asked.value;
        const auto mine = typed.values.find(asked.name);
        const std::string yours = mine == typed.values.end() ? theirs : mine->second;
        const auto stood = before.find(asked.name);
        const std::string base = newest.sealed.contains(asked.name) ? theirs
                                 : stood == before.end()            ? std::string{}
                                                                    : stood->second;
        if (theirs != base || yours != base) {
            view.clashes.push_back({asked.label, theirs, yours == base ? std::string{} : yours});
        }
        asked.value = yours == base ? theirs : yours;
    }
    const registers::RecordEvent& last = newest.history.back();
    view.clash_by = last.who.post;
    view.clash_at = last.recorded;
    view.why = typed.why;
    view.happened = typed.happened;
    view.evidence = typed.evidence;
}

} // namespace mf::serve
