// What a form asks, and what it offers so that nobody types what is known.
#include "registers/views.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

/// More records than that are looked for and not chosen from a list.
constexpr std::size_t offered_max = 200;

bool has(const std::vector<std::string>& list, const std::string& one) {
    return std::ranges::find(list, one) != list.end();
}

class Filling {
public:
    Filling(Registers& registers, const Register& in, const Actor& viewer)
        : registers_{registers}, in_{in}, viewer_{viewer} {}

    /// `values`: what stands in the record, or was given.
    Result<FormField> fill(const Field& field, const Values& values, bool required) {
        FormField made{.name = field.name,
                       .label = word_of(in_, "field", field.name),
                       .help = field.help,
                       .type = field.type,
                       .refers = field.refers,
                       .required = required,
                       .value = {},
                       .offered = {},
                       .problem = {}};
        if (const auto value = values.find(field.name); value != values.end()) {
            made.value = value->second;
        }
        for (const std::string& choice : field.choices) {
            made.offered.push_back({choice, word_of(in_, field.name, choice)});
        }
        if (field.type == FieldType::reference) {
            if (auto offered = offer_records(field, made); !offered) {
                return pass(offered.error());
            }
        }
        if (!field.offers.empty()) {
            if (auto offered = offer_elsewhere(field, values, made); !offered) {
                return pass(offered.error());
            }
        }
        return made;
    }

private:
    Done offer_records(const Field& field, FormField& made) {
        const auto page =
            view_list(registers_, {.in = field.refers, .limit = offered_max}, viewer_);
        if (!page) {
            return pass(page.error());
        }
        for (const ListView::Row& row : page->rows) {
            made.offered.push_back({row.id, row.title});
        }
        return {};
    }

    /// The value that stands in the record which another field of this form refers to.
    Done offer_elsewhere(const Field& field, const Values& values, FormField& made) {
        const auto dot = field.offers.find('.');
        const Field* reference = in_.field(std::string_view{field.offers}.substr(0, dot));
        const auto id = values.find(reference->name);
        if (id == values.end() || id->second.empty()) {
            return {};
        }
        const auto there = registers_.record(reference->refers, id->second);
        if (!there) {
            return there.error().kind == ErrorKind::not_found ? Done{} : pass(there.error());
        }
        const Register* other = registers_.definitions().find(reference->refers);
        const Field* source = other->field(std::string_view{field.offers}.substr(dot + 1));
        const auto found = may_find(registers_, *there, viewer_);
        if (!found || !*found || !may_see(*source, viewer_, *there)) {
            return found ? Done{} : pass(found.error());
        }
        const std::string& value = there->value(source->name);
        if (!value.empty()) {
            made.offered.push_back({value, there->value(other->title)});
            made.value = made.value.empty() ? value : made.value;
        }
        return {};
    }

    Registers& registers_;
    const Register& in_;
    const Actor& viewer_;
};

Result<const Register*> find(Registers& registers, const std::string& in) {
    const Register* found = registers.definitions().find(in);
    if (found == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no register '{}'", in));
    }
    return found;
}

/// A record that the viewer may find, with the erasable values.
Result<Record>
found_record(Registers& registers, const Register& in, const std::string& id, const Actor& viewer) {
    auto record = registers.record(in.id, id);
    const auto found = record ? may_find(registers, *record, viewer) : pass(record.error());
    if (!found) {
        return pass(found.error());
    }
    if (!*found) {
        return fail(ErrorKind::not_found, fmt::format("there is no record '{}' in {}", id, in.id));
    }
    return registers.unsealed(std::move(*record));
}

} // namespace

Result<FormView>
form_to_add(Registers& registers, const std::string& in, const Values& given, const Actor& viewer) {
    const auto definition = find(registers, in);
    if (!definition) {
        return pass(definition.error());
    }
    const Register& own = **definition;
    const Record none;
    if (!may(own.opened_by, viewer, none)) {
        return fail(ErrorKind::refused, "you may not open a record here", in,
                    "Ask somebody whose role may");
    }
    FormView form{.in = in, .id = {}, .to = {}, .fields = {}};
    Filling filling{registers, own, viewer};
    for (const Field& field : own.fields) {
        // Who may open a record may give what stands in it from the beginning, and what is about herself.
        const bool asked =
            may_see(field, viewer, none) || field.required || field.type == FieldType::person_data;
        const bool later = !field.required_in.empty() && !has(field.required_in, own.start);
        if (!asked || (later && viewer.role == everyone)) {
            continue;
        }
        auto made = filling.fill(field, given, field.required || has(field.required_in, own.start));
        if (!made) {
            return pass(made.error());
        }
        form.fields.push_back(std::move(*made));
    }
    return form;
}

Result<FormView> form_to_change(Registers& registers,
                                const std::string& in,
                                const std::string& id,
                                const Actor& viewer) {
    const auto definition = find(registers, in);
    const auto record =
        definition ? found_record(registers, **definition, id, viewer) : pass(definition.error());
    if (!record) {
        return pass(record.error());
    }
    const Register& own = **definition;
    if (!may(own.changed_by, viewer, *record)) {
        return fail(ErrorKind::refused, "you may not change this record", in,
                    "Ask somebody whose role may");
    }
    FormView form{.in = in, .id = id, .to = {}, .version = record->version, .fields = {}};
    Filling filling{registers, own, viewer};
    for (const Field& field : own.fields) {
        if (field.fixed || !may_see(field, viewer, *record)) {
            continue;
        }
        auto made = filling.fill(field, record->values,
                                 field.required || has(field.required_in, record->state));
        if (!made) {
            return pass(made.error());
        }
        form.fields.push_back(std::move(*made));
    }
    return form;
}

Result<FormView> form_to_move(Registers& registers,
                              const std::string& in,
                              const std::string& id,
                              std::size_t move,
                              const std::string& to,
                              const Actor& viewer) {
    const auto definition = find(registers, in);
    const auto record =
        definition ? found_record(registers, **definition, id, viewer) : pass(definition.error());
    if (!record) {
        return pass(record.error());
    }
    const Register& own = **definition;
    if (move >= own.moves.size() || own.moves[move].when || !has(own.moves[move].to, to) ||
        !has(own.moves[move].from, record->state) || !may(own.moves[move].by, viewer, *record)) {
        return fail(ErrorKind::refused, fmt::format("you may not move it to '{}'", to), in,
                    "Look at the record again: it may have changed");
    }
    const Move& way = own.moves[move];
    FormView form{.in = in,
                  .id = id,
                  .to = to,
                  .version = record->version,
                  .reason = way.reason,
                  .fields = {}};
    Filling filling{registers, own, viewer};
    for (const Field& field : own.fields) {
        // What the first of two persons gave holds, and is not typed again.
        const bool given = record->first_key && record->first_key->to == to &&
                           (record->first_key->values.contains(field.name) ||
                            record->first_key->sealed.contains(field.name));
        const bool asked = has(way.asks, field.name) && !given;
        const bool missing =
            has(field.required_in, to) && record->value(field.name).empty() && !given;
        if (!asked && !missing) {
            continue;
        }
        auto made = filling.fill(field, record->values, true);
        if (!made) {
            return pass(made.error());
        }
        form.fields.push_back(std::move(*made));
    }
    return form;
}

} // namespace mf::registers
