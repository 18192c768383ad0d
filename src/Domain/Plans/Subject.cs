namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// A thing an action is done for, one by one: a culture house, a cooperative. <paramref name="Kind"/> is the word actions select
/// by. Plans rarely list their subjects: <paramref name="Example"/> marks invented ones that an officer replaces.
/// </summary>
public sealed record Subject(string Code, string Kind, string Name, string Unit, bool Example = false);
