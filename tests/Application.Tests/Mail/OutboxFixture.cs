using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application_Tests.Mail;

/// <summary>A database file with an outbox, a clock that stands at 08:00 of 31/8/2022, and a sender.</summary>
public sealed class OutboxFixture : IDbContextFactory<WorkflowsDb>, IDisposable
{
    public static readonly DateTimeOffset Start = new(2022, 8, 31, 8, 0, 0, TimeSpan.FromHours(7));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("outbox");
    private readonly DbContextOptions<WorkflowsDb> _options;
    private readonly WriterLock _writer = new();
    private SmtpTransport? _smtp;

    public OutboxFixture()
    {
        _options = new DbContextOptionsBuilder<WorkflowsDb>().UseSqlite($"Data Source={Path.Combine(_folder.FullName, "test.db")};Pooling=False").Options;
        using var db = CreateDbContext();
        db.Database.EnsureCreated();
        Settings.PickupFolder = Path.Combine(_folder.FullName, "pickup");
    }

    public FakeTimeProvider Clock { get; } = new(Start);
    public MailSettings Settings { get; } = new() { TimeoutSeconds = 1 };
    public IMailTransport Smtp => _smtp ??= new SmtpTransport(Options.Create(Settings));
    public MailSeal Seal { get; } = new(new EphemeralDataProtectionProvider());
    public MailComposer Composer => new(new MailTemplates(Options.Create(Settings)), Seal, Options.Create(Settings));

    public WorkflowsDb CreateDbContext() => new(_options);

    public OutboxFixture Using(SmtpServer server)
    {
        (Settings.Host, Settings.Port, Settings.CertificateFingerprint) = ("127.0.0.1", server.Port, server.Fingerprint);
        (Settings.User, Settings.Password) = ("vanquan", "mat-khau");
        return this;
    }

    public SendQueuedMail Sender(IMailTransport? transport = null) => new(
        this, _writer, transport ?? Smtp, Composer, Options.Create(Settings), Clock, NullLogger<SendQueuedMail>.Instance);

    public async Task<MailMessage> EnqueueAsync(MailContent? content = null, MailRecipient? to = null, string language = "vi")
    {
        await using var db = CreateDbContext();
        var mail = new Outbox(Options.Create(Settings)).Enqueue(
            db, new MailDraft(content ?? Samples.Assigned, to ?? Samples.Reader, language, "task-1", "task-1"), Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return mail;
    }

    public async Task<MailMessage> ReadAsync(MailMessage mail)
    {
        await using var db = CreateDbContext();
        return await db.Set<MailMessage>().AsNoTracking().SingleAsync(m => m.Id == mail.Id);
    }

    public void Dispose()
    {
        _smtp?.Dispose();
        _writer.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
