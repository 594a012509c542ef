// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/AccountConnection.h"

/// The second key: reads sensitive results and pictures, so that the one the desk works with need not be
/// allowed to. It is tried before it is used, and must be of the same account and mode. It rests where the
/// first one does, and goes with it.
///
/// `None → Trying → InUse | None(trouble)`. With another first key it is as that one's ring says.
class SecondKey : public QObject {
    Q_OBJECT
public:
    enum class State { None, Trying, InUse };
    Q_ENUM(State)
    /// Why there is none, after add().
    enum class Trouble {
        None,
        SameKey,
        NotRestricted, ///< No other kind of key reads sensitive results.
        OtherMode,
        OtherAccount,
        NotTold, ///< Whose key the one or the other is.
        Refused, ///< See error().
    };
    Q_ENUM(Trouble)

    SecondKey(StripeClient& client, KeyStore& keys, const AccountConnection& connection,
              QObject* parent = nullptr);

    State state() const { return m_state; }
    Trouble trouble() const { return m_trouble; }
    const StripeError& error() const { return m_error; }
    /// Of the one in use, also while the desk is locked.
    const QString& maskedKey() const { return m_maskedKey; }

    /// Takes the place of the one before once Stripe has told whose it is: one read.
    void add(const ApiKey& key);
    /// Ends a trial: its key leaves memory.
    void giveUp();
    /// From the keychain too.
    void remove();

Q_SIGNALS:
    void changed();
    /// Stripe does not take it any more: it is removed, and the first key is asked again.
    void lost();

private:
    static Trouble faultOf(const ApiKey& key, const ApiKey& first);
    void takeTrial(const ApiKey& key, const Result<Account>& result);
    void keep();
    void fail(Trouble trouble, const StripeError& error = {});
    void follow();

    StripeClient& m_client;
    KeyStore& m_keys;
    const AccountConnection& m_connection;
    std::unique_ptr<StripeClient> m_trial; ///< While Trying.
    State m_state = State::None;
    Trouble m_trouble = Trouble::None;
    StripeError m_error;
    QString m_maskedKey;
};
