using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VanQuan.Workflows.Application_Tests.Tasks;

/// <summary>Every SQL statement the database of one house ran, first line only, in order.</summary>
internal sealed class StatementLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> statements = [];

    public IReadOnlyList<string> Taken()
    {
        var taken = new List<string>();
        while (statements.TryDequeue(out var one)) taken.Add(one);
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted")
            statements.Enqueue(string.Join(' ', formatter(state, exception).Split('\n').Skip(1).Take(3).Select(line => line.Trim())));
    }

    public void Dispose()
    {
    }
}
