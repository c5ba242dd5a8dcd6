#include "registers/view_parts.hpp"

namespace mf::registers {

Result<std::string> Titles::of(const std::string& in, const std::string& id) {
    const Register* there = registers_.definitions().find(in);
    const auto record = registers_.record(in, id);
    if (there == nullptr || !record) {
        const bool none = record || record.error().kind == ErrorKind::not_found;
        return none ? Result<std::string>{""} : pass(record.error());
    }
    const auto found = may_find(registers_, *record, viewer_);
    if (!found) {
        return pass(found.error());
    }
    const Field* title = there->field(there->title);
    const bool shown = *found && may_see(*title, viewer_, *record);
    return shown ? record->value(there->title) : std::string{};
}

Result<FieldView>
view_field(const Register& in, const Field& field, const std::string& value, Titles& titles) {
    FieldView view{.name = field.name,
                   .label = word_of(in, "field", field.name),
                   .type = field.type,
                   .value = value,
                   .value_word = {},
                   .refers = field.refers,
                   .title = {}};
    if (field.type == FieldType::choice && !value.empty()) {
        view.value_word = word_of(in, field.name, value);
    }
    if (field.type == FieldType::reference && !value.empty()) {
        auto title = titles.of(field.refers, value);
        if (!title) {
            return pass(title.error());
        }
        view.title = std::move(*title);
    }
    if (field.type == FieldType::evidence) {
        auto lines = view_evidence(lines_of(value), titles);
        if (!lines) {
            return pass(lines.error());
        }
        view.evidence = std::move(*lines);
    }
    return view;
}

Result<std::vector<EvidenceView>> view_evidence(const std::vector<std::string>& lines,
                                                Titles& titles) {
    std::vector<EvidenceView> views;
    for (const std::string& line : lines) {
        auto item = parse_evidence(line);
        if (!item) {
            continue;
        }
        EvidenceView view{std::move(*item)};
        if (view.item.kind == EvidenceItem::Kind::record) {
            const auto slash = view.item.target.find('/');
            auto title =
                titles.of(view.item.target.substr(0, slash), view.item.target.substr(slash + 1));
            if (!title) {
                return pass(title.error());
            }
            view.title = std::move(*title);
        }
        views.push_back(std::move(view));
    }
    return views;
}

} // namespace mf::registers
