// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyStore.h"

#include <QPointer>
#include <qt6keychain/keychain.h>

#include <utility>

namespace {

const QString service = QStringLiteral("VerificationDesk");
const QString entry = QStringLiteral("stripe-api-key");

/// Later, and only if the context still lives: an answer from within the question would surprise.
void callLater(QObject* context, std::function<void()> call) {
    QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
}

class MemoryStore final : public KeyStore {
public:
    using KeyStore::KeyStore;

    void read(QObject* context, std::function<void(std::optional<KeyRing>)> answer) override {
        callLater(context, [answer = std::move(answer), found = m_keys] { answer(found); });
    }
    void write(const KeyRing& keys, QObject* context, std::function<void(Place)> answer) override {
        m_keys = keys;
        callLater(context, [answer = std::move(answer)] { answer(Place::MemoryOnly); });
    }
    void forget(QObject* context, std::function<void(bool)> answer) override {
        m_keys.reset();
        callLater(context, [answer = std::move(answer)] { answer(true); });
    }
    void dropFromMemory() override { m_keys.reset(); }
    bool holdsKeys() const override { return m_keys.has_value(); }

private:
    std::optional<KeyRing> m_keys;
};

class KeychainStore final : public KeyStore {
public:
    using KeyStore::KeyStore;

    void read(QObject* context, std::function<void(std::optional<KeyRing>)> answer) override {
        if (m_onlyHere) {
            callLater(context, [answer = std::move(answer), found = m_onlyHere] { answer(found); });
            return;
        }
        auto* job = new QKeychain::ReadPasswordJob(service);
        start(job, context, [job, answer = std::move(answer)] {
            answer(job->error() == QKeychain::NoError ? KeyRing::fromSecret(job->textData().toLatin1())
                                                      : std::nullopt);
        });
    }

    void write(const KeyRing& keys, QObject* context, std::function<void(Place)> answer) override {
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setTextData(QString::fromLatin1(keys.secret()));
        // Available for this run whatever the keychain makes of it.
        m_onlyHere = keys;
        ++m_writing;
        connect(job, &QKeychain::Job::finished, this, [this, job, mark = ++m_lastWrite] {
            --m_writing;
            if (job->error() == QKeychain::NoError && mark == m_lastWrite)
                m_onlyHere.reset();
            Q_EMIT holdsKeysChanged();
        });
        start(job, context, [job, answer = std::move(answer)] {
            answer(job->error() == QKeychain::NoError ? Place::Keychain : Place::MemoryOnly);
        });
    }

    void forget(QObject* context, std::function<void(bool)> answer) override {
        m_onlyHere.reset();
        // A locked keychain reports success and keeps the key, and has no entry for who asks. The key is
        // known to be gone only when it could be read before, and cannot be found afterwards.
        auto* before = new QKeychain::ReadPasswordJob(service);
        start(before, context, [before, context, answer = std::move(answer)] {
            const bool wasThere = before->error() == QKeychain::NoError;
            start(new QKeychain::DeletePasswordJob(service), context, [wasThere, context, answer] {
                auto* after = new QKeychain::ReadPasswordJob(service);
                start(after, context, [wasThere, after, answer] {
                    answer(wasThere && after->error() == QKeychain::EntryNotFound);
                });
            });
        });
    }

    void dropFromMemory() override { m_onlyHere.reset(); }
    bool holdsKeys() const override { return m_onlyHere || m_writing > 0; }

private:
    /// Jobs belong to themselves: what was asked of the keychain is finished though the asker is gone.
    static void start(QKeychain::Job* job, QObject* context, std::function<void()> finished) {
        job->setKey(entry);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, context,
                         [finished = std::move(finished)](QKeychain::Job*) { finished(); });
        job->start();
    }

    std::optional<KeyRing> m_onlyHere; ///< What no keychain has, or has confirmed yet.
    int m_writing = 0;                 ///< Jobs that hold keys of their own until the keychain answers.
    std::uint64_t m_lastWrite = 0;
};

} // namespace

std::unique_ptr<KeyStore> makeKeychainStore(QObject* parent) {
    return std::make_unique<KeychainStore>(parent);
}

std::unique_ptr<KeyStore> makeMemoryStore(QObject* parent) {
    return std::make_unique<MemoryStore>(parent);
}
