using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine;

/// <summary>
/// What became of a command. Not <paramref name="Taken"/>: nothing waited for it, or it had been taken before; nothing changed.
/// </summary>
public sealed record EngineAnswer(bool Taken, IReadOnlyList<Effect> Effects)
{
    public static readonly EngineAnswer Later = new(true, []);
}

/// <summary>The engine of an instance cannot do what was asked, and says so; the transaction is rolled back.</summary>
public sealed class CommandRefusedException(string engine, string words) : Exception($"{engine}: {words}")
{
    public string Engine { get; } = engine;
    public string Words { get; } = words;
}
