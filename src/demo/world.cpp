#include "demo/world.hpp"

#include "demo/file_text.hpp"

namespace mf::demo {

std::string World::police_file(std::size_t force, int month, const std::string& kind) const {
    const std::string when = span.at(month).text();
    return when + "/" + when + "-" + tables.forces[force].slug + "-" + kind + ".csv";
}

std::uint64_t World::id_key(std::size_t force, int month) const {
    return Stream{seed, Purpose::ids, force, static_cast<std::uint64_t>(month + 10'000)}.key();
}

std::vector<SpotText> spot_texts(const Geography& geography) {
    std::vector<SpotText> texts;
    texts.reserve(geography.spots.size());
    for (const Spot& spot : geography.spots) {
        const Beat& beat = geography.beats[spot.beat];
        SpotText text;
        text.street += ',';
        append_micro(text.street, spot.longitude);
        text.street += ',';
        append_micro(text.street, spot.latitude);
        text.street += ',';
        append_field(text.street, spot.location);
        text.street += ',' + beat.lsoa_code + ',';
        append_field(text.street, beat.lsoa_name);
        text.street += ',';
        append_micro(text.stop, spot.latitude);
        text.stop += ',';
        append_micro(text.stop, spot.longitude);
        texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace mf::demo
