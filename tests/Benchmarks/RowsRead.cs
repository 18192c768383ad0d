using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// Counts the rows that the service's questions to the database brought back: every row that a reader of EF Core was moved to,
/// joined rows and counts included, for all of this process. Ask for one page at a time.
/// </summary>
internal sealed class RowsRead : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private int rows;
    private int questions;

    public RowsRead() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public async Task<(int Rows, int Questions)> OfAsync(Func<Task> page)
    {
        (rows, questions) = (0, 0);
        await page();
        return (rows, questions);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.DataReaderDisposing.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not DataReaderDisposingEventData data)
            return;
        // The read that found the end brought no row.
        Interlocked.Add(ref rows, data.ReadCount - (IsAtEnd(data.DataReader) ? 1 : 0));
        Interlocked.Increment(ref questions);
    }

    private static bool IsAtEnd(DbDataReader reader)
    {
        try
        {
            _ = reader.GetValue(0);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(one => one.Dispose());
}
