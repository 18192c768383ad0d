using System.Diagnostics;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Contents;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// Draining a queue of mails to a real SMTP server, beside a bare MailKit loop that sends the same messages, written beforehand,
/// over one connection to the same server, before and after. The drain reads the rows, claims, renders, sends and commits. Both have
/// a socket that does not hold small packets back: on one that does, as MailKit opens it by itself, every mail waits some 40 ms
/// for an acknowledgement, and the loop would be a yardstick of that wait (<c>asItComesPerSecond</c>, over fewer mails).
/// </summary>
internal static class MailBenchmark
{
    private const int Warmup = 3000;

    public static async Task<IReadOnlyList<object>> RunAsync(BenchmarkOptions options)
    {
        var mails = options.Instances ?? 2000;
        var folder = Directory.CreateTempSubdirectory("mail-").FullName;
        using var server = await RealSmtpServer.StartAsync();
        await using var services = Rooms(Path.Combine(folder, "mail.db"), server.Port);
        await services.GetRequiredService<DatabaseSchema>().BringAsync();
        await QueueAsync(services, Warmup);
        await services.GetRequiredService<SendQueuedMail>().RunAsync(default);
        var messages = await QueueAsync(services, mails);
        await BareAsync(server.Port, messages.Take(Warmup));
        var asItComes = await BareAsync(server.Port, messages.Take(100), asItComes: true);

        var before = await BareAsync(server.Port, messages);
        var watch = Stopwatch.StartNew();
        var sent = await services.GetRequiredService<SendQueuedMail>().RunAsync(default);
        var perSecond = sent / watch.Elapsed.TotalSeconds;
        var after = await BareAsync(server.Port, messages);
        var bare = (before + after) / 2;
        return [new { Name = "mail", Mails = mails, Sent = sent, PerSecond = perSecond, BarePerSecond = bare, BareBefore = before, BareAfter = after, AsItComesPerSecond = asItComes, Ratio = perSecond / bare, Server = RealSmtpServer.Name }];
    }

    private static async Task<double> BareAsync(int port, IEnumerable<MimeMessage> messages, bool asItComes = false)
    {
        var all = messages.ToList();
        using var client = new SmtpClient();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (asItComes)
        {
            await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None);
        }
        else
        {
            await socket.ConnectAsync("127.0.0.1", port);
            await client.ConnectAsync(socket, "127.0.0.1", port, SecureSocketOptions.None);
        }
        var watch = Stopwatch.StartNew();
        foreach (var message in all)
            await client.SendAsync(message);
        var perSecond = all.Count / watch.Elapsed.TotalSeconds;
        await client.DisconnectAsync(true);
        return perSecond;
    }

    /// <summary>Queues mails with a calendar entry each, and writes them for the bare loop.</summary>
    private static async Task<List<MimeMessage>> QueueAsync(ServiceProvider services, int mails)
    {
        var (outbox, composer) = (services.GetRequiredService<Outbox>(), services.GetRequiredService<MailComposer>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = await services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();
        var messages = new List<MimeMessage>();
        for (var i = 0; i < mails; i++)
        {
            var to = new MailRecipient($"p{i}", "Nông Văn Sơn", $"p{i}@vanquan.example");
            messages.Add(composer.Compose(outbox.Enqueue(db, new MailDraft(Content(i), to, "vi", $"task-{i}", $"task-{i}"), now)));
        }
        await db.SaveChangesAsync();
        return messages;
    }

    private static AssignedMail Content(int number)
    {
        var (today, due) = (new DateOnly(2022, 8, 31), new DateOnly(2022, 9, 7));
        return new AssignedMail(new TaskCard
        {
            TaskId = $"task-{number}", Title = "Dự thảo tờ trình và giấy chứng nhận", About = $"Nhà văn hóa thôn Nà Lộc {number}",
            Action = "NV 04, cấp giấy chứng nhận quyền sử dụng đất", Unit = "Phòng Tài nguyên và Môi trường", Deliverable = "Tờ trình; dự thảo giấy chứng nhận",
            LegalBasis = "NĐ 43/2014/NĐ-CP Điều 61", Instructions = "Lập tờ trình theo mẫu, đính kèm bản trích đo.", Today = today,
            Time = new TimeLeft(due, today, 3), TimeWords = "còn 3 ngày làm việc", DueReason = "10 ngày làm việc sau 22/08/2022, bỏ qua nghỉ Quốc khánh.", DueRevision = 1,
        }, Approval: false);
    }

    private static ServiceProvider Rooms(string file, int port)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Mail:Host", "127.0.0.1"), new("Mail:Port", $"{port}"), new("Mail:Security", "None"), new("Mail:TemplateFolder", "appsettings/mail")]).Build();
#pragma warning disable RS0030 // A benchmark measures the real clock.
        var clock = TimeProvider.System;
#pragma warning restore RS0030
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings).AddSingleton(clock).AddWorkflowsDb(file)
            .AddSingleton(WorkCalendarFile.Load(Path.Combine(BenchmarkOptions.Root, "appsettings/calendar-vn.csv")))
            .AddPeople(clock, demo: false).AddMailRoom(settings, path => Path.Combine(BenchmarkOptions.Root, path)).BuildServiceProvider();
    }
}
