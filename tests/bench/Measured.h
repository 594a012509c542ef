// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstddef>
#include <functional>
#include <vector>

/// Times of the same thing done again and again, in microseconds.
class Measured {
public:
    void time(const std::function<void()>& work);

    double least() const;
    double median() const;
    double most() const;
    double total() const;
    double last() const { return m_times.back(); }
    /// "least / median / most" in microseconds.
    QString text() const;

private:
    std::vector<double> sorted() const;
    std::vector<double> m_times;
};

/// Resident bytes of this process; 0 where the system does not tell.
std::size_t residentBytes();
/// Gives freed memory back to the system, so that the next measurement begins clean.
void giveMemoryBack();
/// Processor, cores, compiler, build, Qt.
QString machine();
