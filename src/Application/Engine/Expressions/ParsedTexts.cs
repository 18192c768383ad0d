using System.Collections.Concurrent;

namespace VanQuan.Workflows.Application.Engine.Expressions;

/// <summary>Parsed scripts and templates by their text. Texts come from published definitions, so there are few; drafts under test are not kept for ever.</summary>
internal sealed class ParsedTexts<T>(Func<string, T> parse)
{
    private const int Capacity = 10_000;
    private readonly ConcurrentDictionary<string, T> known = new();

    public T this[string text]
    {
        get
        {
            if (known.TryGetValue(text, out var parsed))
                return parsed;
            if (known.Count >= Capacity)
                known.Clear();
            return known[text] = parse(text);
        }
    }
}
