// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <functional>
#include <memory>

class StoreGate;

/// Many small pieces of work on a store, done on all processors. The thread that asks works along for a
/// while, so that a short job is over when run() returns; a long one goes on behind its back.
class WorkLoop : public QObject {
    Q_OBJECT
public:
    struct Work {
        std::size_t pieces = 0;
        /// Called once for each piece, `worker` below workerCount(): never twice at once for the same one.
        /// Other threads hold the store's gate meanwhile. What it needs it owns.
        std::function<void(std::size_t piece, std::size_t worker)> piece;
        /// Called on this object's thread when all are done.
        std::function<void()> done;
    };

    explicit WorkLoop(StoreGate& gate, QObject* parent = nullptr);
    ~WorkLoop() override;

    static std::size_t workerCount();
    /// Whatever runs is cancelled. `done` is called before this returns if the budget was enough.
    void run(Work work, std::chrono::microseconds budget);
    /// Nothing of it is called any more once this returns, but for the pieces being done right now.
    void cancel();
    bool isRunning() const { return m_state != nullptr; }

private:
    struct State;
    void startWorker(std::size_t worker);
    void finish(const std::shared_ptr<State>& state);

    StoreGate& m_gate;
    QThreadPool m_pool;
    std::shared_ptr<State> m_state;
};
