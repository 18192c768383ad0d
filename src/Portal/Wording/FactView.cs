namespace VanQuan.Workflows.Portal.Wording;

/// <summary>A named fact beside a task; <paramref name="Cites"/>: the value is a legal basis, whose markers become badges.</summary>
public sealed record FactView(string Name, string Value, string? Href = null, bool Cites = false);
