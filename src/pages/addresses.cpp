#include "pages/addresses.hpp"

#include <fmt/format.h>

namespace mf::pages {

std::string encoded(std::string_view part) {
    std::string result;
    for (const char c : part) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            result += c;
        } else {
            result += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    return result;
}

std::string area_address(std::string_view code) {
    return "/areas/" + encoded(code);
}

std::string area_measure_address(std::string_view code, std::string_view measure) {
    return area_address(code) + "/" + encoded(measure);
}

std::string measure_address(std::string_view id) {
    return "/measures/" + encoded(id);
}

std::string check_address(std::string_view measure, std::string_view area, const Period& period) {
    return fmt::format("/check/{}/{}/{}", encoded(measure), encoded(area), encoded(period.text()));
}

std::string release_address(std::string_view hash) {
    return "/releases/" + encoded(hash);
}

std::string source_address(std::string_view id) {
    return "/sources#source-" + encoded(id);
}

std::string twin_address(std::string_view address, std::string_view extension) {
    const auto query = address.find('?');
    const std::string_view path = address.substr(0, query);
    const std::string_view rest =
        query == std::string_view::npos ? std::string_view{} : address.substr(query);
    return fmt::format("{}.{}{}", path == "/" ? "/index" : path, extension, rest);
}

std::string plain_asset_address(std::string_view name) {
    return fmt::format("/site/{}", name);
}

} // namespace mf::pages
