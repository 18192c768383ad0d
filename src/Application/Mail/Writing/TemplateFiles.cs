using System.Collections.Concurrent;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace VanQuan.Workflows.Application.Mail.Writing;

/// <summary>The shipped parts, read once: every mail includes half a dozen of them, and asking the disk each time is a third of its rendering.</summary>
internal sealed class TemplateFiles(string folder) : IFileProvider
{
    private readonly ConcurrentDictionary<string, IFileInfo> read = new(StringComparer.Ordinal);

    public IFileInfo GetFileInfo(string subpath) => read.GetOrAdd(subpath, Read);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private IFileInfo Read(string path)
    {
        // Refuses paths that lead out of the folder.
        using var disk = new PhysicalFileProvider(folder);
        return disk.GetFileInfo(path) is { Exists: true, PhysicalPath: { } file } found ? new Held(found, File.ReadAllBytes(file)) : new NotFoundFileInfo(path);
    }

    private sealed class Held(IFileInfo file, byte[] content) : IFileInfo
    {
        public bool Exists => true;
        public long Length => content.Length;
        public string? PhysicalPath { get; } = file.PhysicalPath;
        public string Name { get; } = file.Name;
        public DateTimeOffset LastModified { get; } = file.LastModified;
        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(content, writable: false);
    }
}
