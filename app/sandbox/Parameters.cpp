// SPDX-License-Identifier: Apache-2.0
#include "Parameters.h"

#include "Refusal.h"

#include <QString>

#include <algorithm>

namespace sandbox {

QByteArray formDecoded(QByteArrayView text) {
    QByteArray bytes = text.toByteArray();
    bytes.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes)).toUtf8();
}

void Parameters::add(QByteArrayView formEncoded) {
    for (const QByteArray& pair : formEncoded.toByteArray().split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = formDecoded(equals < 0 ? pair : pair.left(equals));
        m_all.append({name, equals < 0 ? QByteArray() : formDecoded(pair.mid(equals + 1))});
    }
}

bool Parameters::has(QByteArrayView name) const {
    return std::ranges::any_of(m_all, [name](const Parameter& one) { return one.name == name; });
}

std::optional<QByteArray> Parameters::text(QByteArrayView name) {
    std::optional<QByteArray> found;
    for (Parameter& one : m_all) {
        if (one.name != name)
            continue;
        one.asked = true;
        found = one.value;
    }
    return found;
}

std::optional<QByteArray> Parameters::filled(QByteArrayView name) {
    auto found = text(name);
    if (found && found->isEmpty()) {
        const QByteArray quoted = '\'' + name.toByteArray() + '\'';
        throw Refusal::badParameter(
            name.toByteArray(),
            "You passed an empty string for " + quoted +
                ". We assume empty values are an attempt to unset a parameter; however " + quoted +
                " cannot be unset. You should remove " + quoted +
                " from your request or supply a non-empty value.",
            "parameter_invalid_empty");
    }
    return found;
}

std::optional<qint64> Parameters::integer(QByteArrayView name) {
    const auto given = filled(name);
    if (!given)
        return std::nullopt;
    bool valid = false;
    const qint64 value = given->toLongLong(&valid);
    if (!valid)
        throw Refusal::badParameter(name.toByteArray(), "Invalid integer: " + *given,
                                    "parameter_invalid_integer");
    return value;
}

std::optional<bool> Parameters::boolean(QByteArrayView name) {
    const auto given = filled(name);
    if (!given)
        return std::nullopt;
    if (*given != "true" && *given != "false")
        throw Refusal::badParameter(name.toByteArray(), "Invalid boolean: " + *given);
    return *given == "true";
}

std::optional<QByteArray> Parameters::choice(QByteArrayView name, std::span<const char* const> choices) {
    const auto given = filled(name);
    if (!given || std::ranges::any_of(choices, [&given](const char* one) { return *given == one; }))
        return given;
    QByteArray allowed;
    for (std::size_t i = 0; i < choices.size(); ++i)
        allowed += QByteArray(i == 0 ? "" : i + 1 < choices.size() ? ", " : ", or ") + choices[i];
    throw Refusal::badParameter(name.toByteArray(),
                                "Invalid " + name.toByteArray() + ": must be one of " + allowed);
}

QList<QByteArray> Parameters::list(QByteArrayView name) {
    QList<QByteArray> values;
    for (const auto& [key, value] : map(name)) {
        bool isIndex = key.isEmpty();
        if (!isIndex)
            key.toUInt(&isIndex);
        if (!isIndex)
            throw Refusal::badParameter(name.toByteArray(), "Invalid array");
        values.append(value);
    }
    if (has(name))
        throw Refusal::badParameter(name.toByteArray(), "Invalid array");
    return values;
}

QList<std::pair<QByteArray, QByteArray>> Parameters::map(QByteArrayView name) {
    QList<std::pair<QByteArray, QByteArray>> entries;
    const QByteArray opening = name.toByteArray() + '[';
    for (Parameter& one : m_all) {
        if (!one.name.startsWith(opening) || !one.name.endsWith(']'))
            continue;
        const QByteArray key = one.name.mid(opening.size(), one.name.size() - opening.size() - 1);
        if (key.contains('['))
            continue;
        one.asked = true;
        entries.append({key, one.value});
    }
    return entries;
}

void Parameters::refuseTheRest() const {
    const auto rest = std::ranges::find(m_all, false, &Parameter::asked);
    if (rest != m_all.end())
        throw Refusal::unknownParameter(rest->name);
}

} // namespace sandbox
