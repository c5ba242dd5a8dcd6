#include "support/made_grid.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace mf::test {

namespace {

/// A published point on the older ellipsoid, and how far it shifts to the newer, in seconds: computed by GDAL from Ordnance
/// Survey's table.
struct Shift {
    double longitude, latitude;
    double east, north;
};

constexpr std::array<Shift, 4> shifts{
    {{-4.10750085602419, 50.4382923418547, -4.121206508916586, 2.037291283079412},
     {-0.11834391920451, 51.4888519759576, -5.693949343764027, 1.849224752641021},
     {-1.61498317761226, 54.9790354013304, -5.737227219864138, 0.3144069705513175},
     {-5.82726196813377, 57.0063052882681, -3.9778213184309408, -0.8579799651670328}}};

constexpr double second = 1 / 3600.0;
constexpr double width = 0.25; // degrees

template <class T>
std::string bytes_of(T value, std::size_t size = sizeof(T)) {
    std::string bytes(size, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

std::string padded(std::string text) {
    text.resize(8, ' ');
    return text;
}

std::string whole(const std::string& key, std::int32_t value) {
    return padded(key) + bytes_of(value, 8);
}
std::string real(const std::string& key, double value) {
    return padded(key) + bytes_of(value);
}
std::string words(const std::string& key, const std::string& value) {
    return padded(key) + padded(value);
}

/// Two nodes by two, with the same shift at each; longitudes are counted to the west.
std::string sub_grid(const std::string& name, const Shift& shift, double off_seconds) {
    const double south = std::floor(shift.latitude / width) * width;
    const double west = -std::floor(shift.longitude / width) * width;
    std::string text = words("SUB_NAME", name) + words("PARENT", "NONE") + words("CREATED", "") +
                       words("UPDATED", "") + real("S_LAT", south / second) +
                       real("N_LAT", (south + width) / second) +
                       real("E_LONG", (west - width) / second) + real("W_LONG", west / second) +
                       real("LAT_INC", width / second) + real("LONG_INC", width / second) +
                       whole("GS_COUNT", 4);
    for (int node = 0; node < 4; ++node) {
        text += bytes_of(static_cast<float>(shift.north + off_seconds)) +
                bytes_of(static_cast<float>(-shift.east)) + bytes_of(0.0F) + bytes_of(0.0F);
    }
    return text;
}

} // namespace

std::string grid_at_published_points(double off_seconds) {
    std::string text = whole("NUM_OREC", 11) + whole("NUM_SREC", 11) + whole("NUM_FILE", 4) +
                       words("GS_TYPE", "SECONDS") + words("VERSION", "made") +
                       words("SYSTEM_F", "OSGB36") + words("SYSTEM_T", "ETRS89") +
                       real("MAJOR_F", 6377563.396) + real("MINOR_F", 6356256.909) +
                       real("MAJOR_T", 6378137) + real("MINOR_T", 6356752.314);
    for (std::size_t i = 0; i < shifts.size(); ++i) {
        text += sub_grid("PART" + std::to_string(i), shifts[i], off_seconds);
    }
    return text + padded("END") + std::string(8, '\0');
}

} // namespace mf::test
