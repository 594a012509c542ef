// SPDX-License-Identifier: Apache-2.0
#include "cache/SealKeyStore.h"

#include <qt6keychain/keychain.h>

namespace {

const QString service = QStringLiteral("VerificationDesk");
const QString entry = QStringLiteral("cache-seal-key");

class NoSealKeys final : public SealKeyStore {
public:
    using SealKeyStore::SealKeyStore;
    void take(QObject* context, Answer answer) override {
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer)] { answer(std::nullopt); }, Qt::QueuedConnection);
    }
    void forget(QObject* context, Forgotten answer) override {
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer)] { answer(true); }, Qt::QueuedConnection);
    }
};

class KeychainSealKeys final : public SealKeyStore {
public:
    using SealKeyStore::SealKeyStore;

    void take(QObject* context, Answer answer) override { read(context, std::move(answer), true); }

    void forget(QObject* context, Forgotten answer) override {
        start(new QKeychain::DeletePasswordJob(service), context,
              [context, answer = std::move(answer)] { lookForKey(context, answer); });
    }

private:
    static void lookForKey(QObject* context, Forgotten answer) {
        auto* job = new QKeychain::ReadPasswordJob(service);
        start(job, context,
              [job, answer = std::move(answer)] { answer(job->error() == QKeychain::EntryNotFound); });
    }

    void read(QObject* context, Answer answer, bool makes) {
        auto* job = new QKeychain::ReadPasswordJob(service);
        start(job, context, [this, job, context, answer = std::move(answer), makes] {
            std::optional<SealKey> key;
            if (job->error() == QKeychain::NoError)
                key = SealKey::fromText(job->textData());
            if (!key && makes &&
                (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound))
                make(context, answer);
            else
                answer(std::move(key));
        });
    }

    /// What counts is what the keychain gives afterwards: another desk may have made one at the same moment.
    void make(QObject* context, const Answer& answer) {
        const std::optional<SealKey> key = SealKey::made();
        if (!key) {
            answer(std::nullopt);
            return;
        }
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setTextData(key->text());
        start(job, context, [this, context, answer] { read(context, answer, false); });
    }

    /// Jobs belong to themselves: what was asked of the keychain is finished though the asker is gone.
    static void start(QKeychain::Job* job, QObject* context, std::function<void()> finished) {
        job->setKey(entry);
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, context,
                [finished = std::move(finished)](QKeychain::Job*) { finished(); });
        job->start();
    }
};

} // namespace

std::unique_ptr<SealKeyStore> makeKeychainSealKeys(QObject* parent) {
    return std::make_unique<KeychainSealKeys>(parent);
}

std::unique_ptr<SealKeyStore> makeNoSealKeys(QObject* parent) {
    return std::make_unique<NoSealKeys>(parent);
}
