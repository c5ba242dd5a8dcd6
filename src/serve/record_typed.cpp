#include "serve/record_typed.hpp"

#include "base/text.hpp"
#include "pages/record_form.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::serve {

namespace {

using registers::FieldType;

std::string joined_lines(const std::vector<std::string>& lines) {
    return joined(lines, "\n");
}

/// Whether she finds such a record; of one that is hidden from her she is told the same as of one that there is not.
bool finds(const RecordVisit& visit, const std::string& in, const std::string& id) {
    const auto record = visit.records().record(in, id);
    return record && std::ranges::any_of(visit.actors(), [&](const registers::Actor& actor) {
               const auto found = registers::may_find(visit.records(), *record, actor);
               return found && *found;
           });
}

/// Of a field of files and links: what is kept, what was added, and a file.
struct Evidence {
    std::vector<std::string> lines;
    std::string problem;
};

std::string problem_with(const RecordVisit& visit, const std::string& line) {
    const auto item = registers::parse_evidence(line);
    if (!item) {
        return "evidence";
    }
    if (item->kind == registers::EvidenceItem::Kind::file) {
        return visit.records().attachments().has(item->target) ? "" : "file";
    }
    const auto slash = item->target.find('/');
    const bool known = item->kind == registers::EvidenceItem::Kind::link ||
                       finds(visit, item->target.substr(0, slash), item->target.substr(slash + 1));
    return known ? "" : "reference";
}

/// `before`: lines that stood there already, whatever she may find of them.
Evidence evidence_in(const RecordVisit& visit,
                     const Form& sent,
                     const std::string& name,
                     const std::vector<std::string>& before) {
    Evidence evidence;
    for (const std::string_view line : sent.texts(name + "[]")) {
        evidence.lines.emplace_back(line);
    }
    for (const std::string& line : registers::lines_of(sent.text(name + ".links"))) {
        evidence.lines.emplace_back(trimmed(line));
    }
    std::erase_if(evidence.lines, [](const std::string& line) { return line.empty(); });
    for (const std::string& line : evidence.lines) {
        const bool stood = std::ranges::find(before, line) != before.end();
        const std::string problem = stood ? std::string{} : problem_with(visit, line);
        evidence.problem = evidence.problem.empty() ? problem : evidence.problem;
    }
    for (const Upload& upload : sent.uploads) {
        if (upload.field != name + ".file") {
            continue;
        }
        const auto kept = visit.records().attachments().keep(upload.file_name, upload.bytes);
        if (kept) {
            evidence.lines.push_back(kept->line());
        } else {
            evidence.problem = kept.error().kind == ErrorKind::limit ? "file_large" : "file";
        }
    }
    return evidence;
}

std::string test_in(const Form& sent, const std::string& name) {
    std::vector<std::string> parts;
    for (const char* part : pages::test_parts) {
        const auto text = trimmed(sent.text(fmt::format("{}.{}", name, part)));
        if (!text.empty()) {
            parts.emplace_back(text);
        }
    }
    return joined(parts, " ");
}

std::string value_in(const Form& sent, const std::string& name, FieldType type) {
    if (type == FieldType::measure_test) {
        return test_in(sent, name);
    }
    if (type != FieldType::posts) {
        return std::string{trimmed(sent.text(name))};
    }
    std::vector<std::string> posts;
    for (const std::string& line : registers::lines_of(sent.text(name))) {
        if (!trimmed(line).empty()) {
            posts.emplace_back(trimmed(line));
        }
    }
    return joined_lines(posts);
}

std::string
problem_with(const RecordVisit& visit, const registers::Field& field, const std::string& value) {
    if (const Done sound = registers::check_value(field, value); !sound) {
        if (sound.error().kind == ErrorKind::limit) {
            return "too_long";
        }
        switch (field.type) {
        case FieldType::number:
            return "number";
        case FieldType::date:
            return "date";
        case FieldType::choice:
            return "choice";
        case FieldType::post:
        case FieldType::posts:
            return "post";
        case FieldType::reference:
            return "reference";
        case FieldType::evidence:
            return "evidence";
        case FieldType::measure_test:
            return "test";
        default:
            return "signs";
        }
    }
    const bool refers = field.type == FieldType::reference && !value.empty();
    return refers && !finds(visit, field.refers, value) ? "reference" : "";
}

} // namespace

bool Typed::sound() const {
    return why_problem.empty() && happened_problem.empty() && evidence_problem.empty() &&
           std::ranges::all_of(form.fields, &std::string::empty, &registers::FormField::problem);
}

Typed typed_in(const RecordVisit& visit, registers::FormView form, const Form& sent, bool moves) {
    const registers::Register& in = *visit.records().definitions().find(form.in);
    Typed typed;
    for (registers::FormField& asked : form.fields) {
        const std::string name = pages::sent_name(asked.name);
        const std::string before = asked.value;
        if (asked.type == FieldType::evidence) {
            const Evidence evidence = evidence_in(visit, sent, name, registers::lines_of(before));
            asked.value = joined_lines(evidence.lines);
            asked.problem = evidence.problem;
        } else {
            asked.value = value_in(sent, name, asked.type);
        }
        if (asked.problem.empty()) {
            asked.problem = asked.required && asked.value.empty() ? "missing"
                            : asked.value == before
                                ? ""
                                : problem_with(visit, *in.field(asked.name), asked.value);
        }
        typed.values[asked.name] = asked.value;
    }
    typed.seen = whole_number(sent.text(pages::sent_version)).value_or(0);
    if (moves) {
        typed.why = trimmed(sent.text(pages::sent_why));
        typed.why_problem = form.reason && typed.why.empty() ? "missing" : "";
        typed.happened = trimmed(sent.text(pages::sent_happened));
        const bool is_day = typed.happened.empty() || Day::parse(typed.happened);
        typed.happened_problem = is_day ? "" : "date";
        Evidence evidence = evidence_in(visit, sent, pages::sent_evidence, {});
        typed.evidence = std::move(evidence.lines);
        typed.evidence_problem = std::move(evidence.problem);
    }
    typed.form = std::move(form);
    return typed;
}

Typed typed_in(registers::FormView form, const registers::FormDraft& draft) {
    Typed typed;
    for (registers::FormField& asked : form.fields) {
        if (const auto kept = draft.values.find(asked.name); kept != draft.values.end()) {
            asked.value = kept->second;
        }
        typed.values[asked.name] = asked.value;
    }
    form.version = draft.version; // so that what others did since is not written over
    typed.seen = draft.version;
    typed.why = draft.why;
    typed.happened = draft.happened;
    typed.evidence = draft.evidence;
    typed.form = std::move(form);
    return typed;
}

registers::FormDraft
draft_of(const Typed& typed, const std::string& address, const std::string& at) {
    return {.form = address,
            .at = at,
            .version = typed.seen,
            .values = typed.values,
            .why = typed.why,
            .happened = typed.happened,
            .evidence = typed.evidence};
}

} // namespace mf::serve
