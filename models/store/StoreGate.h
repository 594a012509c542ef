// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <mutex>

/// Lets other threads read the store while its own thread goes on filling it. Readers hold the gate for a
/// chunk's length, well under a millisecond, so that the writer never waits longer than that. The store's own
/// thread reads without it; only that thread writes, and may do so again while it writes.
class StoreGate {
public:
    class Reading {
    public:
        explicit Reading(StoreGate& gate)
            : m_gate(gate) {
            std::unique_lock lock(m_gate.m_mutex);
            m_gate.m_changed.wait(lock, [this] { return m_gate.m_writing == 0; });
            ++m_gate.m_readers;
        }
        ~Reading() {
            const std::scoped_lock lock(m_gate.m_mutex);
            if (--m_gate.m_readers == 0)
                m_gate.m_changed.notify_all();
        }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;

    private:
        StoreGate& m_gate;
    };

    class Writing {
    public:
        explicit Writing(StoreGate& gate)
            : m_gate(gate) {
            std::unique_lock lock(m_gate.m_mutex);
            ++m_gate.m_writing;
            m_gate.m_changed.wait(lock, [this] { return m_gate.m_readers == 0; });
        }
        ~Writing() {
            const std::scoped_lock lock(m_gate.m_mutex);
            if (--m_gate.m_writing == 0)
                m_gate.m_changed.notify_all();
        }
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;

    private:
        StoreGate& m_gate;
    };

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_readers = 0;
    int m_writing = 0; ///< How deep: those who hear of a change may cause the next.
};
