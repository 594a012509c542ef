// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/IdIndex.h"

/// Different names, numbered in the order they turn up. Holds no copy of them: they must stay where they are.
class NameTable {
public:
    std::uint32_t numberFor(std::string_view name) {
        const auto nameOf = [this](std::uint32_t number) { return m_names[number]; };
        if (const std::optional<std::uint32_t> known = m_numbers.find(name, nameOf))
            return *known;
        const auto number = static_cast<std::uint32_t>(m_names.size());
        m_names.push_back(name);
        m_numbers.insert(IdIndex::hashOf(name), number, nameOf);
        return number;
    }
    /// By number.
    const std::vector<std::string_view>& names() const { return m_names; }

private:
    IdIndex m_numbers;
    std::vector<std::string_view> m_names;
};
