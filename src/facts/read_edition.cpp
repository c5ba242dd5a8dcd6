#include "facts/read_edition.hpp"

#include "base/text.hpp"
#include "facts/tally.hpp"
#include "facts/wide.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

constexpr std::size_t remembered_max = 500'000;

std::string_view reason_of(Fault fault) {
    switch (fault) {
    case Fault::unclosed_quote:
        return "unclosed-quote";
    case Fault::nul_byte:
        return "nul-byte";
    case Fault::not_text:
        return "not-text";
    case Fault::too_long:
        return "line-too-long";
    case Fault::none:
        break;
    }
    return "unreadable";
}

} // namespace

std::optional<std::string_view> unreadable_record(const CsvRecord& record, std::size_t width) {
    if (record.fault != Fault::none) {
        return reason_of(record.fault);
    }
    const bool blank = std::ranges::all_of(
        record.fields, [](std::string_view field) { return trimmed(field).empty(); });
    if (blank) {
        return "blank-row";
    }
    if (record.fields.size() != width) {
        return record.last_unended && record.fields.size() < width ? "cut-off-last-line"
                                                                   : "ragged-row";
    }
    return std::nullopt;
}

void note_form(const CsvReader& reader, bool unended, const Layout& layout, Manifest& manifest) {
    for (const std::string& heading : layout.extra) {
        manifest.notes.push_back(
            fmt::format("the column '{}' is not described and was left out", heading));
    }
    if (reader.transcoded() > 0) {
        manifest.notes.push_back(fmt::format("{} rows were no UTF-8 and were read as Windows-1252",
                                             reader.transcoded()));
    }
    if (unended) {
        manifest.notes.emplace_back(
            "the last line has no line end: the file may have been cut off");
    }
    if (const auto faults = manifest.refused.find("unclosed-quote");
        faults != manifest.refused.end()) {
        manifest.notes.push_back(fmt::format("{} lines open a quote that never closes; each was "
                                             "refused and reading went on at the next line",
                                             faults->second));
    }
}

namespace {

/// Reads a file with a row a record.
class LongEdition {
public:
    LongEdition(const Recognised& recognised,
                const FieldContext& context,
                const std::filesystem::path& folder)
        : layout_{recognised.layout}, context_{context}, folder_{folder},
          writer_{fact_columns(*layout_.source), folder / "part-0.parquet"},
          refused_{folder / "refused.parquet"}, rows_{layout_, context_, writer_},
          tally_{layout_, writer_, Tally::Of::rows} {
        for (std::size_t i = 0; i < layout_.source->columns.size(); ++i) {
            const FieldType type = layout_.source->columns[i].type;
            if (type == FieldType::category || type == FieldType::district ||
                type == FieldType::force) {
                watched_.push_back(i);
            }
        }
    }

    Result<Manifest> read(CsvReader& reader) {
        if (const auto refusal = rows_.read_fixed()) {
            return fail(
                ErrorKind::invalid,
                fmt::format("the file's name does not tell what is needed ({})", refusal->reason),
                {}, name_advice());
        }
        CsvRecord record;
        bool unended = false;
        for (;;) {
            const auto more = reader.next(record);
            if (!more) {
                return pass(more.error());
            }
            if (!*more) {
                break;
            }
            unended = record.last_unended;
            if (auto done = take(record); !done) {
                return pass(done.error());
            }
        }
        return finish(reader, unended);
    }

private:
    std::string name_advice() const {
        std::vector<std::string> patterns;
        for (const NamePattern& pattern : layout_.source->names) {
            patterns.push_back(pattern.text());
        }
        return fmt::format("Name it as its publisher does: {}", joined(patterns, " or "));
    }

    Done refuse(const CsvRecord& record, std::string_view column, std::string_view reason) {
        ++manifest_.rows_refused;
        ++manifest_.refused[std::string{reason}];
        return refused_.add(record.line, column, reason, record.text);
    }

    Done take(const CsvRecord& record) {
        ++manifest_.rows_read;
        if (const auto reason = unreadable_record(record, layout_.width)) {
            return refuse(record, "", *reason);
        }
        if (const Refusal* refusal = rows_.read(record)) {
            return refuse(record, refusal->column, refusal->reason);
        }
        const auto values = rows_.values();
        for (std::size_t i = 0; i < values.size(); ++i) {
            writer_.column(i).push(*values[i]);
        }
        for (const std::size_t field : watched_) {
            if (values[field]->unknown) {
                if (layout_.source->columns[field].type == FieldType::category) {
                    tally_.unrecognised(trimmed(rows_.text_of(field)));
                } else {
                    tally_.unmatched_place();
                }
            }
        }
        tally_.row(values);
        if (auto done = writer_.end_row(record.line); !done) {
            return done;
        }
        if (writer_.at_group_start() && rows_.remembered() > remembered_max) {
            forget();
        }
        return {};
    }

    /// Memory stays flat in files whose texts never repeat.
    void forget() {
        for (std::size_t i = 0; i < writer_.size(); ++i) {
            writer_.column(i).clear_dictionary();
        }
        rows_.forget();
        tally_.forget();
    }

    Result<Manifest> finish(const CsvReader& reader, bool unended) {
        if (auto done = writer_.close(); !done) {
            return pass(done.error());
        }
        if (auto done = refused_.close(); !done) {
            return pass(done.error());
        }
        tally_.finish(manifest_, rows_, *context_.areas);
        manifest_.source = layout_.source->id;
        manifest_.definition = layout_.source->hash;
        manifest_.name_parts = context_.name_parts;
        manifest_.rows_kept = writer_.rows();
        note_form(reader, unended, layout_, manifest_);
        return hold_doubled();
    }

    Result<Manifest> hold_doubled() {
        for (const Hold& hold : layout_.source->holds) {
            const bool doubled = hold.rule == HoldRule::rows_stand_twice &&
                                 manifest_.rows_kept >= hold.rows_min &&
                                 tally_.share_standing_twice() >= hold.share;
            if (!doubled) {
                continue;
            }
            std::error_code problem;
            std::filesystem::rename(folder_ / "part-0.parquet", folder_ / "held.parquet", problem);
            if (problem) {
                return fail(ErrorKind::io, problem.message(), folder_.string());
            }
            manifest_.rows_held = manifest_.rows_kept;
            manifest_.rows_kept = 0;
            for (Slice& slice : manifest_.slices) {
                slice.held = slice.rows;
                slice.rows = 0;
                slice.hold = "rows stand twice";
            }
            break;
        }
        return std::move(manifest_);
    }

    const Layout& layout_;
    const FieldContext& context_;
    std::filesystem::path folder_;
    FactWriter writer_;
    RefusedWriter refused_;
    RowReader rows_;
    Tally tally_;
    Manifest manifest_;
    std::vector<std::size_t> watched_;
};

} // namespace

Result<Manifest> read_edition(CsvReader& reader,
                              const Recognised& recognised,
                              const FieldContext& context,
                              const std::filesystem::path& folder) {
    reader.expect_fields(recognised.layout.width);
    return recognised.layout.source->periods
               ? read_wide_edition(reader, recognised.layout, context, folder)
               : LongEdition{recognised, context, folder}.read(reader);
}

} // namespace mf::facts
