// What stands in the fields of records, in words.
#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/judgements.hpp"
#include "pages/posts.hpp"
#include "pages/record_parts.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <array>

namespace mf::pages {

using registers::EvidenceItem;
using registers::FieldType;
using registers::FieldView;
using registers::RecordName;

namespace {

/// Named limit: an address is shown up to here.
constexpr std::size_t link_characters = 80;

Text evidence_text(const RecordFrame& frame,
                   const RecordName& record,
                   const std::vector<registers::EvidenceView>& lines) {
    Text text;
    for (const registers::EvidenceView& line : lines) {
        text.add(Text{text.empty() ? "" : "; "});
        const EvidenceItem& item = line.item;
        if (item.kind == EvidenceItem::Kind::link) {
            text.add(link(shortened(item.target, link_characters), item.target));
        } else if (item.kind == EvidenceItem::Kind::file) {
            text.add(link(item.name, file_address(frame, record, item)));
        } else {
            const auto slash = item.target.find('/');
            const std::string in = item.target.substr(0, slash);
            const std::string id = item.target.substr(slash + 1);
            const std::string name = frame.words(
                "record.reference", {{"title", register_name(frame.words, in)}, {"id", id}});
            const bool found = !line.title.empty();
            text.add(
                found ? link(shortened(line.title, link_characters), record_address(frame, in, id))
                      : Span{Span::Kind::plain, name});
        }
    }
    return text;
}

/// A measure's test in words: "Knife crime in Town must stay below 1,200".
Text test_text(const RecordFrame& frame, const std::string& value) {
    const auto test = registers::parse_measure_test(value);
    if (!test) {
        return Text{value};
    }
    using Comparison = registers::MeasureTest::Comparison;
    const Words& words = frame.words;
    const release::AreaInfo* area = frame.release.area(test->area);
    const Span measure = link(measure_word(words, test->measure, "title"),
                              area == nullptr ? measure_address(test->measure)
                                              : area_measure_address(test->area, test->measure));
    const Arguments arguments{{"title", measure},
                              {"place", area == nullptr ? test->area : place_name(words, *area)},
                              {"value", words.amount(test->threshold)}};
    switch (test->comparison) {
    case Comparison::below:
        return words.text("record.test_below", arguments);
    case Comparison::at_most:
        return words.text("record.test_at_most", arguments);
    case Comparison::above:
        return words.text("record.test_above", arguments);
    case Comparison::at_least:
        break;
    }
    return words.text("record.test_at_least", arguments);
}

/// The name of a page of this site: an area, a measure in an area, else its address.
std::string page_name(const RecordFrame& frame, const std::string& address) {
    const auto parts = split(address, '/');
    constexpr std::size_t of_area = 3;
    constexpr std::size_t of_measure = 4;
    const bool areas = parts.size() >= of_area && parts[1] == "areas";
    const auto* area = areas ? frame.release.area(std::string{parts[2]}) : nullptr;
    if (area != nullptr && parts.size() == of_area) {
        return area->name;
    }
    if (area != nullptr && parts.size() == of_measure &&
        frame.release.measure(std::string{parts[3]}) != nullptr) {
        return frame.words("record.measure_in",
                           {{"title", measure_word(frame.words, std::string{parts[3]}, "title")},
                            {"place", place_name(frame.words, *area)}});
    }
    if (parts.size() == of_area && parts[1] == "measures" &&
        frame.release.measure(std::string{parts[2]}) != nullptr) {
        return measure_word(frame.words, std::string{parts[2]}, "title");
    }
    return address;
}

/// Texts that name something of this site: a place, a page, a part of the plan.
Text known_text(const RecordFrame& frame, const FieldView& field) {
    const std::string& value = field.value;
    if (field.name == "area") {
        if (const release::AreaInfo* area = frame.release.area(value)) {
            return Text{link(area->name, area_address(value))};
        }
    }
    if (field.name == "about" && value.starts_with('/') && !value.starts_with("//")) {
        return Text{link(page_name(frame, value), value)};
    }
    if (frame.plan != nullptr && field.name == "strand") {
        if (const auto* strand = registers::with_id(frame.plan->strands, value)) {
            return Text{link(strand->title, "/strands/" + encoded(value))};
        }
    }
    if (frame.plan != nullptr && field.name == "serves") {
        if (const auto* outcome = registers::with_id(frame.plan->outcomes, value)) {
            return Text{link(outcome->title, "/outcomes/" + encoded(value))};
        }
    }
    return Text{value};
}

Text number_text(const Words& words, const std::string& value) {
    const auto number = mf::number(value);
    return Text{number ? words.amount(*number) : value};
}

} // namespace

std::string register_address(const RecordFrame& frame, std::string_view in) {
    return frame.root + "/" + encoded(in);
}

std::string record_address(const RecordFrame& frame, std::string_view in, std::string_view id) {
    return register_address(frame, in) + "/" + encoded(id);
}

std::string
file_address(const RecordFrame& frame, const RecordName& record, const EvidenceItem& file) {
    return record_address(frame, record.in, record.id) + "/files/" + encoded(file.target) + "/" +
           encoded(file.name);
}

std::string view_word(const Words& words, const std::string& key, const std::string& otherwise) {
    return words.has(key) ? words(key) : otherwise;
}

std::string register_name(const Words& words, std::string_view in) {
    const std::string id{in};
    return view_word(words, "register." + id + ".name", id);
}

std::string state_word(const Words& words, std::string_view in, const std::string& state) {
    return view_word(words, "register." + std::string{in} + ".state." + state, state);
}

std::string role_word(const Words& words, const std::string& role) {
    if (role == "program") {
        return words("register.program");
    }
    return role == "public" ? words("record.by_public")
                            : view_word(words, "people.role." + role, role);
}

std::string term_words(const Words& words, const registers::Term& term) {
    using Terms = registers::Term::Unit;
    const Arguments n{{"n", std::int64_t{term.amount}}};
    switch (term.unit) {
    case Terms::days:
        return words("register.term.days", n);
    case Terms::working_days:
        return words("register.term.working_days", n);
    case Terms::clear_days:
        return words("register.term.clear_days", n);
    case Terms::months:
        return words("register.term.months", n);
    case Terms::years:
        break;
    }
    return words("register.term.years", n);
}

Text field_text(const RecordFrame& frame, const RecordName& record, const FieldView& field) {
    const Words& words = frame.words;
    if (field.erased) {
        return Text{words("register.erased")};
    }
    if (field.value.empty()) {
        return {};
    }
    const auto post = [&](const std::string& one) {
        return post_in_words(frame.release, words, one, true);
    };
    switch (field.type) {
    case FieldType::number:
        return number_text(words, field.value);
    case FieldType::date:
        return Text{words.iso(field.value)};
    case FieldType::choice:
        return Text{view_word(words, field.value_word, field.value)};
    case FieldType::post:
        return Text{post(field.value)};
    case FieldType::posts: {
        std::vector<std::string> names = registers::lines_of(field.value);
        std::ranges::transform(names, names.begin(), post);
        return Text{listed(words, names)};
    }
    case FieldType::reference:
        return field.title.empty()
                   ? Text{words("record.reference", {{"title", register_name(words, field.refers)},
                                                     {"id", field.value}})}
                   : Text{link(shortened(field.title, link_characters),
                               record_address(frame, field.refers, field.value))};
    case FieldType::evidence:
        return evidence_text(frame, record, field.evidence);
    case FieldType::measure_test:
        return test_text(frame, field.value);
    case FieldType::text:
        return known_text(frame, field);
    case FieldType::long_text:
    case FieldType::person_data:
        break;
    }
    return Text{field.value};
}

std::string shortened(const std::string& text, std::size_t characters_max) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && characters++ == characters_max && characters_max > 0) {
            return text.substr(0, at) + "…";
        }
    }
    return text;
}

} // namespace mf::pages
