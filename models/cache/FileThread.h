// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QSemaphore>
#include <QThread>

#include <atomic>
#include <memory>

/// A thread on which one file is read and written, and nothing else. The file can interrupt() what runs.
template <typename File>
class FileThread {
public:
    bool isRunning() const { return m_worker != nullptr; }

    void start() {
        m_worker = std::make_unique<Worker>();
        m_worker->moveToThread(&m_thread);
        m_thread.start();
    }

    /// Called with the file, once what was posted before is done.
    template <typename Function>
    void post(Function function) {
        QMetaObject::invokeMethod(
            m_worker.get(), [file = &m_worker->file, function = std::move(function)] { function(*file); },
            Qt::QueuedConnection);
    }

    /// Calls it last, and waits for all of it for three seconds; what is not done then is interrupted.
    template <typename Function>
    void finish(Function last) {
        constexpr std::chrono::milliseconds patience{3'000};
        post([last = std::move(last)](File& file) {
            last(file);
            QThread::currentThread()->quit();
        });
        if (!m_thread.wait(QDeadlineTimer(patience))) {
            m_worker->file.interrupt();
            m_thread.wait();
        }
        m_worker.reset();
    }

private:
    struct Worker : QObject {
        File file;
    };
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

/// Lets a reader be some pieces ahead of who takes them, and no more: all that there is of a second copy.
class PieceFlow {
public:
    /// For the reader, before each piece. False when nobody takes any more.
    bool waitForRoom() {
        m_room.acquire();
        return !m_isOver;
    }
    void pieceTaken() { m_room.release(); }
    void end() {
        m_isOver = true;
        m_room.release();
    }

private:
    static constexpr int mostWaiting = 3;
    QSemaphore m_room{mostWaiting};
    std::atomic_bool m_isOver = false;
};
