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

    void read(QObject* context, std::function<void(std::optional<ApiKey>)> answer) override {
        callLater(context, [answer = std::move(answer), key = m_key] { answer(key); });
    }
    void write(const ApiKey& key, QObject* context, std::function<void(Place)> answer) override {
        m_key = key;
        callLater(context, [answer = std::move(answer)] { answer(Place::MemoryOnly); });
    }
    void forget(QObject* context, std::function<void()> answer) override {
        m_key.reset();
        callLater(context, std::move(answer));
    }
    void dropFromMemory() override { m_key.reset(); }

private:
    std::optional<ApiKey> m_key;
};

class KeychainStore final : public KeyStore {
public:
    using KeyStore::KeyStore;

    void read(QObject* context, std::function<void(std::optional<ApiKey>)> answer) override {
        if (m_onlyHere) {
            callLater(context, [answer = std::move(answer), key = m_onlyHere] { answer(key); });
            return;
        }
        auto* job = new QKeychain::ReadPasswordJob(service);
        start(job, context, [job, answer = std::move(answer)] {
            answer(job->error() == QKeychain::NoError ? ApiKey::fromText(job->textData()) : std::nullopt);
        });
    }

    void write(const ApiKey& key, QObject* context, std::function<void(Place)> answer) override {
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setTextData(QString::fromLatin1(key.secret()));
        // Available for this run whatever the keychain makes of it.
        m_onlyHere = key;
        connect(job, &QKeychain::Job::finished, this, [this, job, key] {
            if (job->error() == QKeychain::NoError && m_onlyHere == key)
                m_onlyHere.reset();
        });
        start(job, context, [job, answer = std::move(answer)] {
            answer(job->error() == QKeychain::NoError ? Place::Keychain : Place::MemoryOnly);
        });
    }

    void forget(QObject* context, std::function<void()> answer) override {
        m_onlyHere.reset();
        start(new QKeychain::DeletePasswordJob(service), context, std::move(answer));
    }

    void dropFromMemory() override { m_onlyHere.reset(); }

private:
    /// Jobs belong to themselves: what was asked of the keychain is finished though the asker is gone.
    static void start(QKeychain::Job* job, QObject* context, std::function<void()> finished) {
        job->setKey(entry);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, context,
                         [finished = std::move(finished)](QKeychain::Job*) { finished(); });
        job->start();
    }

    std::optional<ApiKey> m_onlyHere;
};

} // namespace

std::unique_ptr<KeyStore> makeKeychainStore(QObject* parent) {
    return std::make_unique<KeychainStore>(parent);
}

std::unique_ptr<KeyStore> makeMemoryStore(QObject* parent) {
    return std::make_unique<MemoryStore>(parent);
}
