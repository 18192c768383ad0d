using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VanQuan.Workflows.Portal_Tests.Account;

/// <summary>A device that holds one passkey (WebAuthn level 3, ES256, attestation "none"), as a browser hands its answers on.</summary>
internal sealed class Authenticator(Uri origin) : IDisposable
{
    private const byte Present = 1, Verified = 4, NewKey = 64;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string userHandle = "";
    private uint count;

    /// <summary>Whether it has seen its owner.</summary>
    public bool SeesItsOwner { get; set; } = true;

    public string Create(JsonElement options)
    {
        userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var open = key.ExportParameters(false);
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. open.Q.X!, 0x22, 0x58, 0x20, .. open.Q.Y!];
        byte[] data = [.. Data(options.GetProperty("rp").GetProperty("id").GetString()!, NewKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Credential(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(Client("webauthn.create", options)),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = new[] { "internal" },
        });
    }

    public string Prove(JsonElement options)
    {
        var client = Client("webauthn.get", options);
        var data = Data(options.GetProperty("rpId").GetString()!, 0);
        return Credential(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = userHandle,
        });
    }

    public void Dispose() => key.Dispose();

    private byte[] Data(string site, byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), (byte)(flags | Present | (SeesItsOwner ? Verified : 0)), .. counter];
    }

    private byte[] Client(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = origin.GetLeftPart(UriPartial.Authority), crossOrigin = false });

    private string Credential(Dictionary<string, object> response) => JsonSerializer.Serialize(new
    {
        id = Base64Url.EncodeToString(id), rawId = Base64Url.EncodeToString(id), type = "public-key", clientExtensionResults = new { }, authenticatorAttachment = "platform", response,
    });
}
