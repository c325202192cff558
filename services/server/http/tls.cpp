// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tls_context.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>
#include <stdexcept>

namespace talon::server {

namespace {

template<auto free>
struct Freed {
    template<class T>
    void operator()(T *object) const { free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

std::string library_says()
{
    const unsigned long error = ::ERR_get_error();
    ::ERR_clear_error();
    const char *reason = error ? ::ERR_reason_error_string(error) : nullptr;
    return reason ? reason : "unknown reason";
}

/// What cannot fail but by a lack of memory or of randomness.
template<class T>
T must(T result)
{
    if (!result)
        throw std::runtime_error("OpenSSL: " + library_says());
    return result;
}

std::string text_of(const Bio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

bool is_address(const std::string &name)
{
    unsigned char bytes[16];
    return ::inet_pton(AF_INET, name.c_str(), bytes) == 1 || ::inet_pton(AF_INET6, name.c_str(), bytes) == 1;
}

void add_extension(X509 *certificate, int kind, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = must(::X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    const int added = ::X509_add_ext(certificate, extension, -1);
    ::X509_EXTENSION_free(extension);
    must(added);
}

std::string public_key_of(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = ::i2d_PUBKEY(key, &der);
    if (size <= 0)
        throw std::runtime_error("OpenSSL: " + library_says());
    std::string bytes(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size));
    ::OPENSSL_free(der);
    return bytes;
}

} // namespace

Tls::Tls() : m_context(std::make_unique<Context>()) {}
Tls::~Tls() = default;

core::Result<std::shared_ptr<Tls>, std::string> Tls::load(const TlsFiles &files)
{
    namespace ssl = boost::asio::ssl;
    const std::shared_ptr<Tls> tls(new Tls);
    auto &context = tls->m_context->ssl;
    context.set_options(ssl::context::default_workarounds | ssl::context::no_compression);
    SSL_CTX *native = context.native_handle();
    ::SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    ::SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    must(::SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20"));
    // A terminal is silent most of the time: its buffers are given back meanwhile.
    ::SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    boost::system::error_code error;
    context.use_certificate_chain(boost::asio::buffer(files.certificate), error);
    if (error)
        return core::Failure{"the certificate cannot be read: " + error.message()};
    context.use_private_key(boost::asio::buffer(files.key), ssl::context::pem, error);
    if (error)
        return core::Failure{"the key cannot be read or is not that of the certificate: " + error.message()};
    if (::SSL_CTX_check_private_key(native) != 1)
        return core::Failure{"the key is not that of the certificate: " + library_says()};
    tls->m_public_key = public_key_of(must(::SSL_CTX_get0_privatekey(native)));
    return tls;
}

TlsFiles new_tls_files(const std::vector<std::string> &names, core::Instant now)
{
    const Key key(must(EVP_EC_gen("P-256")));
    const Certificate certificate(must(::X509_new()));
    X509 *x509 = certificate.get();
    must(::X509_set_version(x509, X509_VERSION_3));
    std::uint64_t serial = 0;
    must(::RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) == 1);
    must(::ASN1_INTEGER_set_uint64(::X509_get_serialNumber(x509), serial >> 1));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    constexpr long day = 86'400;
    must(::ASN1_TIME_set(::X509_getm_notBefore(x509), seconds - day));
    must(::ASN1_TIME_set(::X509_getm_notAfter(x509), seconds + 7305 * day));
    X509_NAME *name = ::X509_get_subject_name(x509);
    must(::X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("Talon"), -1, -1, 0));
    must(::X509_set_issuer_name(x509, name));
    must(::X509_set_pubkey(x509, key.get()));
    std::string alternatives;
    for (const std::string &one : names)
        alternatives += (alternatives.empty() ? "" : ",") + std::string(is_address(one) ? "IP:" : "DNS:") + one;
    if (!alternatives.empty())
        add_extension(x509, NID_subject_alt_name, alternatives);
    add_extension(x509, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(x509, NID_key_usage, "critical,digitalSignature");
    add_extension(x509, NID_ext_key_usage, "serverAuth");
    must(::X509_sign(x509, key.get(), ::EVP_sha256()));

    const Bio key_text(must(::BIO_new(::BIO_s_mem())));
    must(::PEM_write_bio_PKCS8PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr));
    const Bio certificate_text(must(::BIO_new(::BIO_s_mem())));
    must(::PEM_write_bio_X509(certificate_text.get(), x509));
    return {text_of(key_text), text_of(certificate_text)};
}

} // namespace talon::server
