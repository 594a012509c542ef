// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// `verification-desk journal verify [file]` and `verification-desk journal export FILE [file]`, without a
/// display. What was found goes to stdout in words, what went wrong to stderr.
class JournalCommand {
public:
    enum ExitCode {
        Sound = 0,
        Damaged = 1, ///< Also when it was exported.
        NotRead =
            2, ///< The journal cannot be read, the export not be written, or the command makes no sense.
    };

    /// Whether the program was called for this, as far as its first argument tells.
    static bool isCalled(int argc, const char* const* argv);

    /// `arguments` as of the program, its name first.
    static ExitCode run(const QStringList& arguments);

private:
    static ExitCode verify(const QString& journalPath);
    static ExitCode exportTo(const QString& csvPath, const QString& journalPath);
};
