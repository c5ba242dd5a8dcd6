#include "measures/filter.hpp"
#include "measures/filter_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace mf::measures {

namespace {

constexpr std::array<std::string_view, 6> own_words{"and", "or", "not", "in", "is", "missing"};

struct OrderSign {
    std::string_view sign;
    Order order;
};

constexpr std::array<OrderSign, 4> order_signs{{{"<", Order::less},
                                                {"<=", Order::less_or_equal},
                                                {">", Order::greater},
                                                {">=", Order::greater_or_equal}}};

/// Parts of a part of the same kind are parts of the whole; each stands once, in order; one part is itself.
Filter joined_parts(Filter::Kind kind, std::vector<Filter> parts) {
    std::vector<std::pair<std::string, Filter>> flat;
    for (Filter& part : parts) {
        if (part.kind == kind) {
            for (Filter& inner : part.parts) {
                flat.emplace_back(text(inner), std::move(inner));
            }
        } else {
            flat.emplace_back(text(part), std::move(part));
        }
    }
    std::ranges::sort(flat, {}, &std::pair<std::string, Filter>::first);
    const auto surplus = std::ranges::unique(flat, {}, &std::pair<std::string, Filter>::first);
    flat.erase(surplus.begin(), surplus.end());
    if (flat.size() == 1) {
        return std::move(flat.front().second);
    }
    Filter whole;
    whole.kind = kind;
    for (auto& [key, part] : flat) {
        whole.parts.push_back(std::move(part));
    }
    return whole;
}

/// Recursive descent. `negated` is handed down, so that what comes out is in normal form.
class Parser {
public:
    explicit Parser(std::vector<FilterWord> words) : words_{std::move(words)} {}

    Result<Filter> whole() {
        auto filter = alternatives(false, 0);
        if (filter && word().kind != FilterWord::Kind::end) {
            return filter_error(
                fmt::format("{} stands where 'and', 'or' or the end should", word().shown()),
                word().at);
        }
        return filter;
    }

private:
    const FilterWord& word() const { return words_[at_]; }

    bool passed(std::string_view text) {
        const bool there = word().is(text);
        at_ += there ? std::size_t{1} : std::size_t{0};
        return there;
    }

    using Level = Result<Filter> (Parser::*)(bool negated, std::size_t depth);

    Result<Filter> list(
        std::string_view between, Level inner, Filter::Kind kind, bool negated, std::size_t depth) {
        std::vector<Filter> parts;
        do {
            auto part = (this->*inner)(negated, depth);
            if (!part) {
                return part;
            }
            parts.push_back(std::move(*part));
        } while (passed(between));
        return joined_parts(kind, std::move(parts));
    }

    Result<Filter> alternatives(bool negated, std::size_t depth) {
        return list("or", &Parser::conditions,
                    negated ? Filter::Kind::all_of : Filter::Kind::any_of, negated, depth);
    }

    Result<Filter> conditions(bool negated, std::size_t depth) {
        return list("and", &Parser::condition,
                    negated ? Filter::Kind::any_of : Filter::Kind::all_of, negated, depth);
    }

    Result<Filter> condition(bool negated, std::size_t depth) {
        if (depth == filter_depth_max) {
            return filter_error(
                fmt::format("brackets and 'not' are more than {} deep", filter_depth_max),
                word().at, "Say it more plainly, or make two measures of it");
        }
        if (passed("not")) {
            return condition(!negated, depth + 1);
        }
        const std::size_t opened = word().at;
        if (!passed("(")) {
            return plain(negated);
        }
        auto inner = alternatives(negated, depth + 1);
        if (inner && !passed(")")) {
            return filter_error(fmt::format("{} stands where ')' should", word().shown()),
                                word().at,
                                fmt::format("Close the bracket of character {}", opened));
        }
        return inner;
    }

    Result<Filter> plain(bool negated) {
        const FilterWord field = word();
        if (field.kind != FilterWord::Kind::name ||
            std::ranges::find(own_words, field.text) != own_words.end()) {
            return filter_error(
                fmt::format("{} stands where the name of a field should", field.shown()), field.at);
        }
        ++at_;
        Filter filter;
        filter.field = field.text;
        filter.at = field.at;
        filter.negated = negated;
        if (passed("is")) {
            return missing(std::move(filter));
        }
        if (passed("in")) {
            return among(std::move(filter));
        }
        return compared(std::move(filter));
    }

    Result<Filter> missing(Filter filter) {
        filter.kind = Filter::Kind::missing;
        filter.negated = passed("not") != filter.negated;
        if (!passed("missing")) {
            return filter_error(fmt::format("{} stands where 'missing' should", word().shown()),
                                word().at);
        }
        return filter;
    }

    Result<Filter> among(Filter filter) {
        filter.kind = Filter::Kind::one_of;
        if (!passed("(")) {
            return filter_error(fmt::format("{} stands where '(' should", word().shown()),
                                word().at, "Write the list in brackets: in ('a', 'b')");
        }
        do {
            auto value = literal();
            if (!value) {
                return pass(value.error());
            }
            filter.values.push_back(std::move(*value));
        } while (passed(","));
        if (!passed(")")) {
            return filter_error(fmt::format("{} stands where ',' or ')' should", word().shown()),
                                word().at);
        }
        std::ranges::sort(filter.values);
        const auto surplus = std::ranges::unique(filter.values);
        filter.values.erase(surplus.begin(), surplus.end());
        return filter;
    }

    Result<Filter> compared(Filter filter) {
        const FilterWord sign = word();
        const auto order = std::ranges::find(order_signs, sign.text, &OrderSign::sign);
        if (sign.is("=") || sign.is("!=")) {
            filter.kind = Filter::Kind::one_of;
            filter.negated = sign.is("!=") != filter.negated;
        } else if (sign.kind == FilterWord::Kind::sign && order != order_signs.end()) {
            filter.kind = Filter::Kind::ordered;
            filter.order = order->order;
        } else {
            return filter_error(
                fmt::format("{} stands where =, !=, <, <=, >, >=, in or is should", sign.shown()),
                sign.at);
        }
        ++at_;
        auto value = literal();
        if (!value) {
            return pass(value.error());
        }
        filter.values.push_back(std::move(*value));
        return filter;
    }

    Result<Literal> literal() {
        const FilterWord& value = word();
        if (value.kind != FilterWord::Kind::literal) {
            return filter_error(fmt::format("{} stands where a value should", value.shown()),
                                value.at, "Write a text in single quotes, a number, true or false");
        }
        ++at_;
        return value.value;
    }

    std::vector<FilterWord> words_;
    std::size_t at_ = 0;
};

} // namespace

Result<Filter> parse_filter(std::string_view text) {
    if (text.size() > filter_bytes_max) {
        return fail(ErrorKind::limit,
                    fmt::format("the filter is longer than {} characters", filter_bytes_max), {},
                    "Say it more plainly, or make two measures of it");
    }
    auto words = filter_words(text);
    if (!words) {
        return pass(words.error());
    }
    if (words->size() == 1) {
        return Filter{};
    }
    return Parser{std::move(*words)}.whole();
}

} // namespace mf::measures
