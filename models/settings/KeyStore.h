// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/KeyRing.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

/// Where the keys rest between two runs: the system's keychain, or nowhere. Never a file of ours, an argument
/// or a log.
class KeyStore : public QObject {
    Q_OBJECT
public:
    enum class Place {
        Keychain,   ///< Kept by the system until forgotten.
        MemoryOnly, ///< No keychain here: gone when the desk closes.
    };

    using QObject::QObject;

    /// The keys kept earlier, or nothing; never blocks.
    virtual void read(QObject* context, std::function<void(std::optional<KeyRing>)> answer) = 0;
    /// Answers where they are now.
    virtual void write(const KeyRing& keys, QObject* context, std::function<void(Place)> answer) = 0;
    /// Answers whether a key was deleted. False when a keychain refuses, and when it finds none: one that the
    /// user did not unlock says so, too.
    virtual void forget(QObject* context, std::function<void(bool isDeleted)> answer) = 0;
    /// Lets go of what it holds in memory itself; what the keychain has stays there.
    virtual void dropFromMemory() = 0;
    /// Whether keys are in memory here, or on their way to a keychain that has not answered yet.
    virtual bool holdsKeys() const { return false; }

Q_SIGNALS:
    void holdsKeysChanged();
};

/// The system's keychain by QtKeychain (Secret Service, KWallet, macOS Keychain, Windows Credential Store).
/// Where there is none, keys stay in memory: QtKeychain's plain-text fallback is off.
std::unique_ptr<KeyStore> makeKeychainStore(QObject* parent = nullptr);
/// Keeps the keys for this run alone.
std::unique_ptr<KeyStore> makeMemoryStore(QObject* parent = nullptr);
