// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/ApiKey.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

/// Where the key rests between two runs: the system's keychain, or nowhere. Never a file of ours, an argument
/// or a log.
class KeyStore : public QObject {
    Q_OBJECT
public:
    enum class Place {
        Keychain,   ///< Kept by the system until forgotten.
        MemoryOnly, ///< No keychain here: gone when the desk closes.
    };

    using QObject::QObject;

    /// The key kept earlier, or nothing; never blocks.
    virtual void read(QObject* context, std::function<void(std::optional<ApiKey>)> answer) = 0;
    /// Answers where the key is now.
    virtual void write(const ApiKey& key, QObject* context, std::function<void(Place)> answer) = 0;
    virtual void forget(QObject* context, std::function<void()> answer) = 0;
    /// Lets go of what it holds in memory itself; what the keychain has stays there.
    virtual void dropFromMemory() = 0;
};

/// The system's keychain by QtKeychain (Secret Service, KWallet, macOS Keychain, Windows Credential Store).
/// Where there is none, keys stay in memory: QtKeychain's plain-text fallback is off.
std::unique_ptr<KeyStore> makeKeychainStore(QObject* parent = nullptr);
/// Keeps the key for this run alone.
std::unique_ptr<KeyStore> makeMemoryStore(QObject* parent = nullptr);
