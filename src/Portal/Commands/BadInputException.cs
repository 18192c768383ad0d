namespace VanQuan.Workflows.Portal.Commands;

/// <summary>What was handed in cannot be used: one line that names the file, the place in it and the cause. The command ends with 2.</summary>
public sealed class BadInputException : Exception
{
    public BadInputException(string file, string? place, string cause, Exception? inner = null)
        : base(place is null ? $"{file}: {cause}" : $"{file}: {place}: {cause}", inner)
    {
    }
}
