// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Certificates made for these tests and good for nothing else: an authority, and what it signed for one key.
namespace certificates {

/// The authority, "Desk Test Authority".
inline constexpr auto authority = "-----BEGIN CERTIFICATE-----\n"
                                  "MIIBkTCCATagAwIBAgIBATAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNEZXNrIFRl\n"
                                  "c3QgQXV0aG9yaXR5MCAXDTI2MTIwMTE2MjA1N1oYDzIxMjYxMTA3MTYyMDU3WjAe\n"
                                  "MRwwGgYDVQQDDBNEZXNrIFRlc3QgQXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZI\n"
                                  "zj0DAQcDQgAEaArjs/j6IVte4OSf2LvZ7vBB3re/4eA7fSav4gun5MMVC2sLtV/v\n"
                                  "3xK0k1u2ijNOvEe4tM4gG7CGtD+nZeloCKNjMGEwHQYDVR0OBBYEFDMBY/kcLZCG\n"
                                  "+Qp2ERJERdxODn5BMB8GA1UdIwQYMBaAFDMBY/kcLZCG+Qp2ERJERdxODn5BMA8G\n"
                                  "A1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMAoGCCqGSM49BAMCA0kAMEYC\n"
                                  "IQDaPqh+SMc5L7U4gxpit2f6jYkq5+lKVALmnyU86Ru57gIhAPWRqIg+HC2QgiCo\n"
                                  "IM5EDErbVZsCD601X3lI63S+FoB9\n"
                                  "-----END CERTIFICATE-----\n";

/// For 127.0.0.1, 2020 to 2120.
inline constexpr auto good = "-----BEGIN CERTIFICATE-----\n"
                             "MIIBdjCCAR2gAwIBAgICEAAwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTRGVzayBU\n"
                             "ZXN0IEF1dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFow\n"
                             "FDESMBAGA1UEAwwJMTI3LjAuMC4xMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n"
                             "QyFfWY7LX8Y62d51r+DOX9iL7CH5G5J7r2jVq5IHy+SLoCcLSkurEifum8bgN9LM\n"
                             "gSWu+oO+pZ0RHNqfPOcAYKNTMFEwDwYDVR0RBAgwBocEfwAAATAdBgNVHQ4EFgQU\n"
                             "vCRRnyqzAJwBqNS0UCnS0HRwW7cwHwYDVR0jBBgwFoAUMwFj+RwtkIb5CnYREkRF\n"
                             "3E4OfkEwCgYIKoZIzj0EAwIDRwAwRAIgYvC5N67R+ArV83lMQf8v2LWLQd4yvMgn\n"
                             "f8YcMsjm180CICTZAntFJrrqiXpxzRBMyiaV4uBVju7sporFiE7qUVwI\n"
                             "-----END CERTIFICATE-----\n";

/// For other.example.
inline constexpr auto otherHost = "-----BEGIN CERTIFICATE-----\n"
                                  "MIIBgzCCASqgAwIBAgICEAEwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTRGVzayBU\n"
                                  "ZXN0IEF1dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFow\n"
                                  "GDEWMBQGA1UEAwwNb3RoZXIuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEH\n"
                                  "A0IABEMhX1mOy1/GOtneda/gzl/Yi+wh+RuSe69o1auSB8vki6AnC0pLqxIn7pvG\n"
                                  "4DfSzIElrvqDvqWdERzanzznAGCjXDBaMBgGA1UdEQQRMA+CDW90aGVyLmV4YW1w\n"
                                  "bGUwHQYDVR0OBBYEFLwkUZ8qswCcAajUtFAp0tB0cFu3MB8GA1UdIwQYMBaAFDMB\n"
                                  "Y/kcLZCG+Qp2ERJERdxODn5BMAoGCCqGSM49BAMCA0cAMEQCIDQ//9Pv1ISZQmF7\n"
                                  "3BcAJZ4kqHZtEFmh6SS08rOsA4qnAiBPyEmbISx4A/GaYLq9sKLqryEVjyVv3msR\n"
                                  "pbGA/DnOSw==\n"
                                  "-----END CERTIFICATE-----\n";

/// For 127.0.0.1, 2020-01-02 to 2021-03-04.
inline constexpr auto expired = "-----BEGIN CERTIFICATE-----\n"
                                "MIIBdTCCARugAwIBAgICEAIwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTRGVzayBU\n"
                                "ZXN0IEF1dGhvcml0eTAeFw0yMDAxMDIwMDAwMDBaFw0yMTAzMDQwMDAwMDBaMBQx\n"
                                "EjAQBgNVBAMMCTEyNy4wLjAuMTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEMh\n"
                                "X1mOy1/GOtneda/gzl/Yi+wh+RuSe69o1auSB8vki6AnC0pLqxIn7pvG4DfSzIEl\n"
                                "rvqDvqWdERzanzznAGCjUzBRMA8GA1UdEQQIMAaHBH8AAAEwHQYDVR0OBBYEFLwk\n"
                                "UZ8qswCcAajUtFAp0tB0cFu3MB8GA1UdIwQYMBaAFDMBY/kcLZCG+Qp2ERJERdxO\n"
                                "Dn5BMAoGCCqGSM49BAMCA0gAMEUCIDKgSD+dQEs2NQjp8tIjvL8srUd3IsRfXCru\n"
                                "Kmc2Pek9AiEAuC5+vQEonNP659PcQuuUP0HNv/rqQERUokONyycPc5o=\n"
                                "-----END CERTIFICATE-----\n";

/// For 127.0.0.1, 2100-01-02 to 2101-03-04.
inline constexpr auto notYetValid = "-----BEGIN CERTIFICATE-----\n"
                                    "MIIBejCCAR+gAwIBAgICEAMwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTRGVzayBU\n"
                                    "ZXN0IEF1dGhvcml0eTAiGA8yMTAwMDEwMjAwMDAwMFoYDzIxMDEwMzA0MDAwMDAw\n"
                                    "WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC\n"
                                    "AARDIV9ZjstfxjrZ3nWv4M5f2IvsIfkbknuvaNWrkgfL5IugJwtKS6sSJ+6bxuA3\n"
                                    "0syBJa76g76lnREc2p885wBgo1MwUTAPBgNVHREECDAGhwR/AAABMB0GA1UdDgQW\n"
                                    "BBS8JFGfKrMAnAGo1LRQKdLQdHBbtzAfBgNVHSMEGDAWgBQzAWP5HC2QhvkKdhES\n"
                                    "REXcTg5+QTAKBggqhkjOPQQDAgNJADBGAiEA8GpLXGd8YB/r+qj51kPuyUCeUxGj\n"
                                    "1KnPtk1BlT5T9O4CIQCoazrq5wucrRoLNer92+tBPcUfCNxeph39MMBOFqsURA==\n"
                                    "-----END CERTIFICATE-----\n";

/// Of all of them but the authority.
inline constexpr auto key = "-----BEGIN PRIVATE KEY-----\n"
                            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtN+/sYhnlgj8rVD/\n"
                            "7Zrq69LLrokGymn9w2j9kfMQ5uehRANCAARDIV9ZjstfxjrZ3nWv4M5f2IvsIfkb\n"
                            "knuvaNWrkgfL5IugJwtKS6sSJ+6bxuA30syBJa76g76lnREc2p885wBg\n"
                            "-----END PRIVATE KEY-----\n";

} // namespace certificates
