namespace VanQuan.Workflows.Domain.Plans;

/// <summary>
/// A plan cannot be read. <see cref="Place"/> is a path in the file (<c>actions[3].due.date</c>), <see cref="Cause"/> one line;
/// whoever opened the file adds its name.
/// </summary>
public sealed class PlanRefusedException(string place, string cause, Exception? inner = null)
    : Exception($"{place}: {cause}", inner)
{
    public string Place { get; } = place;

    public string Cause { get; } = cause;
}
