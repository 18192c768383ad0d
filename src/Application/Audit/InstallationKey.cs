using System.Security.Cryptography;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>The key that signs checkpoints: ECDSA on P-256, in a file of its own. Opened when it is first needed.</summary>
public sealed class InstallationKey(string path) : IDisposable
{
    private readonly Lock opening = new();
    private ECDsa? key;

    public bool Exists => File.Exists(path);

    public string Path => path;

    /// <summary>The key, made and written if there is none yet.</summary>
    /// <exception cref="InvalidDataException">The file is there and holds no such key.</exception>
    public ECDsa Open()
    {
        lock (opening)
            return key ??= Exists ? Read() : Make();
    }

    public void Dispose() => key?.Dispose();

    private ECDsa Read()
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(File.ReadAllText(path));
            return read;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            read.Dispose();
            throw new InvalidDataException($"{path}: it holds no readable signing key ({error.Message})", error);
        }
    }

    private ECDsa Make()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.WriteLine(made.ExportPkcs8PrivateKeyPem());
        return made;
    }
}
