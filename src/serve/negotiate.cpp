#include "serve/negotiate.hpp"

#include "base/text.hpp"

namespace mf::serve {

namespace {

constexpr int weight_max = 1000;
constexpr int unset = -1;

/// "1", "0.5", "0.001" in thousandths; nothing when it is not a weight.
std::optional<int> read_weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) {
        return std::nullopt;
    }
    if (text.size() > 1 && text[1] != '.') {
        return std::nullopt;
    }
    int weight = (text[0] - '0') * weight_max;
    int place = 100;
    for (const char c : text.substr(text.size() > 1 ? 2 : 1)) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        weight += (c - '0') * place;
        place /= 10;
    }
    return weight <= weight_max ? std::optional{weight} : std::nullopt;
}

struct Coding {
    std::string_view name;
    int weight = weight_max;
};

/// "gzip;q=0.5"; nothing when the weight is broken.
std::optional<Coding> read_coding(std::string_view text) {
    const auto semicolon = text.find(';');
    Coding coding{trimmed(text.substr(0, semicolon))};
    if (semicolon == std::string_view::npos) {
        return coding;
    }
    const auto rest = trimmed(text.substr(semicolon + 1));
    if (!rest.starts_with("q=") && !rest.starts_with("Q=")) {
        return std::nullopt;
    }
    const auto weight = read_weight(rest.substr(2));
    if (!weight) {
        return std::nullopt;
    }
    coding.weight = *weight;
    return coding;
}

std::optional<Encoding> encoding_named(std::string_view name) {
    const auto small = lower(name); // short: no allocation
    if (small == "identity") {
        return Encoding::identity;
    }
    if (small == "gzip" || small == "x-gzip") {
        return Encoding::gzip;
    }
    return small == "br" ? std::optional{Encoding::brotli} : std::nullopt;
}

std::size_t index(Encoding encoding) {
    return static_cast<std::size_t>(encoding);
}

std::string_view next_part(std::string_view& list) {
    const auto comma = list.find(',');
    const auto part = list.substr(0, comma);
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    return trimmed(part);
}

} // namespace

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
    case Encoding::gzip:
        return "gzip";
    case Encoding::brotli:
        return "br";
    case Encoding::identity:
        break;
    }
    return "";
}

Acceptance::Acceptance(std::string_view accept_encoding) {
    std::array<int, 3> named{unset, unset, unset};
    int any = unset;
    while (!accept_encoding.empty()) {
        const auto coding = read_coding(next_part(accept_encoding));
        if (!coding) {
            continue;
        }
        if (coding->name == "*") {
            any = coding->weight;
        } else if (const auto encoding = encoding_named(coding->name)) {
            named[index(*encoding)] = coding->weight;
        }
    }
    for (const Encoding encoding : encodings) {
        const std::size_t i = index(encoding);
        const int by_default = encoding == Encoding::identity && any == unset ? weight_max
                               : any == unset                                 ? 0
                                                                              : any;
        weight_[i] = named[i] == unset ? by_default : named[i];
    }
    identity_named_ = named[index(Encoding::identity)] != unset;
}

std::optional<Encoding> Acceptance::best(bool worth_compressing) const {
    const int identity = weight_[index(Encoding::identity)];
    if (identity > 0 && !worth_compressing) {
        return Encoding::identity;
    }
    std::optional<Encoding> best;
    int weight = 0;
    for (const Encoding encoding : {Encoding::brotli, Encoding::gzip}) {
        if (weight_[index(encoding)] > weight) {
            best = encoding;
            weight = weight_[index(encoding)];
        }
    }
    const bool as_it_is = identity > 0 && (!best || (identity_named_ && identity > weight));
    return as_it_is ? std::optional{Encoding::identity} : best;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    auto rest = trimmed(if_none_match);
    if (rest == "*") {
        return true;
    }
    while (!rest.empty()) {
        if (rest.starts_with("W/")) {
            rest.remove_prefix(2);
        }
        const auto end = rest.starts_with('"') ? rest.find('"', 1) : std::string_view::npos;
        if (end == std::string_view::npos) {
            return false;
        }
        if (rest.substr(0, end + 1) == etag) {
            return true;
        }
        rest = trimmed(rest.substr(end + 1));
        if (!rest.starts_with(',')) {
            return false;
        }
        rest = trimmed(rest.substr(1));
    }
    return false;
}

} // namespace mf::serve
