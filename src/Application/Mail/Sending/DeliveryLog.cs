using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Mail;

namespace VanQuan.Workflows.Application.Mail.Sending;

/// <summary>
/// Writes down what became of mails while the next ones are on their way already, some together: as many as a fast server takes
/// within a twentieth of a second. So dying repeats the mails of that moment, under their Message-Ids, and a long queue does not
/// wait for the disk after each mail. The claim's token is in the WHERE of every UPDATE.
/// </summary>
internal sealed partial class DeliveryLog(IDbContextFactory<WorkflowsDb> databases, WriterLock writer, ILogger log)
{
    private const int Together = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);
    private readonly List<Entry> told = [];
    private long lastWrite = Stopwatch.GetTimestamp();
    private Task writing = Task.CompletedTask;

    /// <summary>How many mails are recorded as sent.</summary>
    public int Sent { get; private set; }

    /// <param name="mail">As it was claimed; nobody else holds it in memory.</param>
    public void Tell(MailMessage mail, Action<MailMessage> outcome)
    {
        told.Add(new Entry(mail, outcome));
        if (!writing.IsCompleted || (told.Count < Together && Stopwatch.GetElapsedTime(lastWrite) < Patience))
            return;
        // What it failed with is the caller's to hear.
        writing.GetAwaiter().GetResult();
        writing = WriteAsync(Take());
    }

    /// <summary>Returns once everything told is written; also when the caller gives up, because what is sent is sent.</summary>
    public async Task FinishAsync()
    {
        await writing;
        if (told.Count > 0)
            await WriteAsync(Take());
    }

    private Entry[] Take()
    {
        Entry[] batch = [.. told];
        told.Clear();
        lastWrite = Stopwatch.GetTimestamp();
        return batch;
    }

    private async Task WriteAsync(Entry[] batch)
    {
        await Task.Yield();
        if (await TryAsync(batch))
            return;
        // One of them was taken over: the others are told one by one.
        foreach (var entry in batch)
            if (!await TryAsync([entry]))
                LogTakenOver(log, entry.Mail.Id);
    }

    private async Task<bool> TryAsync(Entry[] batch)
    {
        await using var db = await databases.CreateDbContextAsync();
        var copies = batch.Select(entry => (Row: db.Attach(entry.Mail).Entity, entry.Outcome)).ToList();
        foreach (var (row, outcome) in copies)
            outcome(row);
        try
        {
            using (await writer.EnterAsync(default))
                await db.SaveChangesAsync();
            Sent += copies.Count(copy => copy.Row.State == MailState.Sent);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Back to how it was claimed, so that it can be told again or dropped.
            foreach (var entry in db.ChangeTracker.Entries())
                entry.CurrentValues.SetValues(entry.OriginalValues);
            return false;
        }
    }

    private sealed record Entry(MailMessage Mail, Action<MailMessage> Outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was taken over while it was being sent; what became of it here is not recorded.")]
    private static partial void LogTakenOver(ILogger log, Guid id);
}
