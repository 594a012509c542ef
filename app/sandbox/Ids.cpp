// SPDX-License-Identifier: Apache-2.0
#include "Ids.h"

#include "Dice.h"

#include <array>

namespace sandbox {

namespace {

constexpr char kAlphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int kBase = 62;
// 62^11 > 2^64: eleven letters hold any number.
constexpr int kNumberLetters = 11;
constexpr int kLetters = 23;
constexpr int kRounds = 4;

QByteArrayView prefix(IdKind kind) {
    switch (kind) {
    case IdKind::Session:
        return "vs_1";
    case IdKind::Report:
        return "vr_1";
    case IdKind::Event:
        return "evt_1";
    case IdKind::File:
        return "file_1";
    case IdKind::FileLink:
        return "link_1";
    case IdKind::Flow:
        return "vf_1";
    case IdKind::Customer:
        return "cus_";
    case IdKind::Account:
        return "acct_1";
    case IdKind::Person:
        return "person_1";
    }
    return "";
}

/// A Feistel network over the two halves: whatever the round function is, it can be run backwards.
quint64 scrambled(quint64 number, quint64 key) {
    auto left = static_cast<quint32>(number >> 32);
    auto right = static_cast<quint32>(number);
    for (int round = 0; round < kRounds; ++round) {
        const auto next = left ^ static_cast<quint32>(mixed(key + static_cast<quint64>(round) * 977 + right));
        left = right;
        right = next;
    }
    return (static_cast<quint64>(left) << 32) | right;
}

quint64 unscrambled(quint64 number, quint64 key) {
    auto left = static_cast<quint32>(number >> 32);
    auto right = static_cast<quint32>(number);
    for (int round = kRounds - 1; round >= 0; --round) {
        const auto previous =
            right ^ static_cast<quint32>(mixed(key + static_cast<quint64>(round) * 977 + left));
        right = left;
        left = previous;
    }
    return (static_cast<quint64>(left) << 32) | right;
}

int valueOf(char letter) {
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'A' && letter <= 'Z')
        return letter - 'A' + 10;
    if (letter >= 'a' && letter <= 'z')
        return letter - 'a' + 36;
    return -1;
}

quint64 keyOf(quint64 seed, IdKind kind) {
    return mixed(seed ^ (static_cast<quint64>(kind) + 1) * 0x51ED2701F5A1ULL);
}

} // namespace

QByteArray letters(quint64 value, int length) {
    QByteArray text(length, Qt::Uninitialized);
    quint64 pool = 0;
    for (int i = 0; i < length; ++i) {
        // Ten letters use 60 of a throw's 64 bits.
        if (i % 10 == 0)
            pool = mixed(mixed(value) + static_cast<quint64>(i));
        text[i] = kAlphabet[pool % kBase];
        pool /= kBase;
    }
    return text;
}

QByteArray Ids::write(IdKind kind, quint64 number) const {
    const quint64 key = keyOf(m_seed, kind);
    quint64 hidden = scrambled(number, key);
    QByteArray body = letters(number ^ key, kLetters);
    for (int i = 0; i < kNumberLetters; ++i) {
        body[i * 2] = kAlphabet[hidden % kBase];
        hidden /= kBase;
    }
    return prefix(kind).toByteArray() + body;
}

std::optional<quint64> Ids::read(IdKind kind, QByteArrayView id) const {
    const QByteArrayView head = prefix(kind);
    if (id.size() != head.size() + kLetters || !id.startsWith(head))
        return std::nullopt;
    const QByteArrayView body = id.sliced(head.size());
    quint64 hidden = 0;
    for (int i = kNumberLetters - 1; i >= 0; --i) {
        const int value = valueOf(body[i * 2]);
        if (value < 0)
            return std::nullopt;
        hidden = hidden * kBase + static_cast<quint64>(value);
    }
    const quint64 number = unscrambled(hidden, keyOf(m_seed, kind));
    if (write(kind, number) != id)
        return std::nullopt;
    return number;
}

} // namespace sandbox
