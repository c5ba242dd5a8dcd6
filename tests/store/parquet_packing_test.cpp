// Packed numbers against readers that take one bit at a time, written from the format's own description.
#include "store/parquet_delta.hpp"
#include "store/parquet_dictionary.hpp"
#include "store/parquet_rle.hpp"
#include "store/parquet_thrift.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace mf::store::parquet {

namespace {

class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> bytes) : bytes_{bytes} {}

    std::uint8_t byte() { return bytes_[at_++]; }

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t next = byte();
            value |= std::uint64_t{next & 0x7FU} << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    std::int64_t zigzag() {
        const std::uint64_t value = varint();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }

    /// `count` numbers of `width` bits, the lowest bit first; they end with a whole byte.
    std::vector<std::uint64_t> packed(std::size_t count, unsigned width) {
        std::vector<std::uint64_t> values(count);
        for (std::size_t bit = 0; bit < count * width; ++bit) {
            const std::uint64_t eight = bytes_[at_ + bit / 8];
            const std::uint64_t one = eight >> (bit % 8) & 1U;
            values[bit / width] |= one << (bit % width);
        }
        at_ += (count * width + 7) / 8;
        return values;
    }

    bool at_end() const { return at_ == bytes_.size(); }

private:
    std::span<const std::uint8_t> bytes_;
    std::size_t at_ = 0;
};

template <class T>
std::vector<T> read_hybrid(const Buffer& buffer, unsigned width, std::size_t count) {
    Reader reader{buffer.bytes()};
    std::vector<T> values;
    while (!reader.at_end()) {
        const std::uint64_t head = reader.varint();
        if ((head & 1) == 1) {
            for (const std::uint64_t value : reader.packed((head >> 1) * 8, width)) {
                values.push_back(static_cast<T>(value));
            }
        } else {
            std::uint64_t value = 0;
            for (unsigned i = 0; i < (width + 7) / 8; ++i) {
                value |= std::uint64_t{reader.byte()} << (8 * i);
            }
            values.insert(values.end(), head >> 1, static_cast<T>(value));
        }
    }
    EXPECT_GE(values.size(), count);
    values.resize(count);
    return values;
}

template <class T>
std::vector<T> read_delta(const Buffer& buffer) {
    Reader reader{buffer.bytes()};
    const std::uint64_t block = reader.varint();
    const std::uint64_t miniblocks = reader.varint();
    const std::uint64_t count = reader.varint();
    auto value = static_cast<std::uint64_t>(reader.zigzag());
    std::vector<T> values{static_cast<T>(value)};
    while (values.size() < count) {
        const auto least = static_cast<std::uint64_t>(reader.zigzag());
        std::vector<std::uint8_t> widths(miniblocks);
        std::ranges::generate(widths, [&] { return reader.byte(); });
        for (std::size_t i = 0; i < miniblocks && values.size() < count; ++i) {
            EXPECT_LE(widths[i], sizeof(T) * 8);
            for (const std::uint64_t delta : reader.packed(block / miniblocks, widths[i])) {
                value += least + delta;
                values.push_back(static_cast<T>(value));
            }
        }
    }
    EXPECT_TRUE(reader.at_end());
    values.resize(count);
    return values;
}

template <class T>
void expect_delta(const std::vector<T>& values) {
    Buffer buffer;
    append_delta(std::span<const T>{values}, buffer);
    EXPECT_EQ(read_delta<T>(buffer), values);
}

template <class T>
T random_of(std::mt19937_64& random, unsigned width) {
    return width == 0 ? T{0} : static_cast<T>(random() >> (64 - width));
}

std::vector<std::uint8_t> bytes_of(const Buffer& buffer) {
    return {buffer.bytes().begin(), buffer.bytes().end()};
}

} // namespace

TEST(Packing, KeepsEveryBitAtEveryWidth) {
    std::mt19937_64 random{1};
    for (unsigned width = 0; width <= 64; ++width) {
        std::vector<std::uint64_t> values(101);
        std::ranges::generate(values, [&] { return random_of<std::uint64_t>(random, width); });
        Buffer buffer;
        pack(std::span<const std::uint64_t>{values}, width, buffer);
        ASSERT_EQ(buffer.size(), 13 * width);
        ASSERT_EQ(Reader{buffer.bytes()}.packed(101, width), values) << width;
    }
}

TEST(Hybrid, KeepsRunsAndOthersAtEveryWidth) {
    std::mt19937_64 random{2};
    for (unsigned width = 0; width <= 32; ++width) {
        for (std::size_t count = 0; count < 400; count += 1 + random() % 7) {
            std::vector<std::uint32_t> values;
            while (values.size() < count) {
                const std::size_t run = random() % 3 == 0 ? random() % 100 : 1;
                values.insert(values.end(), run, random_of<std::uint32_t>(random, width));
            }
            values.resize(count);
            Buffer buffer;
            append_hybrid(std::span<const std::uint32_t>{values}, width, buffer);
            ASSERT_EQ(read_hybrid<std::uint32_t>(buffer, width, count), values) << width;
        }
    }
}

TEST(Hybrid, KeepsLevels) {
    std::mt19937_64 random{3};
    std::vector<std::uint8_t> levels;
    while (levels.size() < 20'000) {
        levels.insert(levels.end(), random() % 90, static_cast<std::uint8_t>(random() % 2));
        levels.push_back(static_cast<std::uint8_t>(random() % 2));
    }
    Buffer buffer;
    append_hybrid(std::span<const std::uint8_t>{levels}, 1, buffer);
    EXPECT_EQ(read_hybrid<std::uint8_t>(buffer, 1, levels.size()), levels);
}

TEST(Hybrid, IsNeverMuchLongerThanPacked) {
    std::vector<std::uint32_t> values; // runs of nine among others: the worst for heads
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        values.push_back(i % 16 < 9 ? 1 : i % 2);
    }
    Buffer buffer;
    append_hybrid(std::span<const std::uint32_t>{values}, 1, buffer);
    EXPECT_LE(buffer.size(), 10'000U / 8 + 3);
}

TEST(Hybrid, WritesALongRunInAFewBytes) {
    const std::vector<std::uint32_t> values(100'000, 300);
    Buffer buffer;
    append_hybrid(std::span<const std::uint32_t>{values}, 9, buffer);
    EXPECT_EQ(buffer.size(), 5U);
}

TEST(Delta, KeepsNumbersOfEverySpread) {
    std::mt19937_64 random{4};
    for (unsigned width = 1; width <= 64; ++width) {
        std::vector<std::int64_t> values(1 + random() % 600);
        std::ranges::generate(values, [&] {
            return static_cast<std::int64_t>(random_of<std::uint64_t>(random, width));
        });
        expect_delta(values);
    }
}

TEST(Delta, KeepsEveryLength) {
    std::vector<std::int64_t> values;
    for (std::int64_t i = 1; i < 300; ++i) {
        values.push_back(i * i % 37);
        expect_delta(values);
    }
}

TEST(Delta, KeepsTheEndsOfTheScale) {
    using Limits = std::numeric_limits<std::int64_t>;
    expect_delta<std::int64_t>({Limits::min(), Limits::max(), 0, Limits::min(), -1, Limits::max()});
}

TEST(Delta, KeepsTheEndsOfTheShortScaleInItsOwnWidth) {
    using Limits = std::numeric_limits<std::int32_t>;
    expect_delta<std::int32_t>({Limits::min(), Limits::max(), 0, Limits::min(), -1, Limits::max()});
}

TEST(UsedNumbers, AreNumberedAsTheyAppear) {
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < 50'000; ++i) {
        values.push_back(i * i % 7919 << 40);
    }
    std::vector<std::uint32_t> indexes(values.size());
    UsedNumbers<std::int64_t> used;
    ASSERT_TRUE(used.number(values, values.size(), indexes.data()));
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        ASSERT_EQ(used.used()[indexes[i]], values[i]);
        ASSERT_LE(indexes[i], next);
        next = std::max(next, indexes[i] + 1);
    }
    EXPECT_EQ(used.used().size(), next);
}

TEST(UsedNumbers, GiveUpWhenTooManyDiffer) {
    const std::vector<double> values{1, 2, 1, 2, 3};
    std::vector<std::uint32_t> indexes(values.size());
    UsedNumbers<double> used;
    EXPECT_TRUE(used.number(values, 3, indexes.data()));
    EXPECT_FALSE(used.number(values, 2, indexes.data()));
}

TEST(UsedCodes, ForgetTheGroupBefore) {
    UsedCodes used;
    std::vector<std::uint32_t> indexes(3);
    ASSERT_TRUE(used.number(std::vector<std::uint32_t>{7, 2, 7}, 8, indexes.data()));
    ASSERT_TRUE(used.number(std::vector<std::uint32_t>{2, 2, 7}, 8, indexes.data()));
    EXPECT_THAT(used.used(), testing::ElementsAre(2, 7));
    EXPECT_THAT(indexes, testing::ElementsAre(0, 0, 1));
}

TEST(UsedCodes, ForgetACodeThatWasWrong) {
    UsedCodes used;
    std::vector<std::uint32_t> indexes(3);
    ASSERT_FALSE(used.number(std::vector<std::uint32_t>{7, 2, 8}, 8, indexes.data()));
    ASSERT_TRUE(used.number(std::vector<std::uint32_t>{2, 7, 2}, 8, indexes.data()));
    EXPECT_THAT(indexes, testing::ElementsAre(0, 1, 0));
}

TEST(Thrift, WritesFieldsByTheirDistance) {
    Buffer buffer;
    ThriftWriter out{buffer};
    out.begin_element();
    out.whole32(1, -3);
    out.flag(3, true);
    out.begin(4);
    out.whole64(2, 300);
    out.end();
    out.text(6, "ab");
    out.end();
    EXPECT_THAT(bytes_of(buffer), testing::ElementsAre(0x15, 0x05, 0x21, 0x1C, 0x26, 0xD8, 0x04,
                                                       0x00, 0x28, 0x02, 'a', 'b', 0x00));
}

TEST(Thrift, WritesLongListsWithTheirLengthApart) {
    Buffer buffer;
    ThriftWriter out{buffer};
    out.begin_element();
    out.list_of_structs(2, 200);
    EXPECT_THAT(bytes_of(buffer), testing::ElementsAre(0x29, 0xFC, 0xC8, 0x01));
}

} // namespace mf::store::parquet
