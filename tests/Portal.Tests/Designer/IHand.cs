namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>How a designer works at the canvas and the panels: with the mouse, or without ever touching one.</summary>
internal interface IHand
{
    /// <summary>Goes from the list of procedures to an empty canvas of that name.</summary>
    Task<Studio> BeginAsync(string name);

    /// <summary>Opens a procedure that exists.</summary>
    Task<Studio> ComeAsync(string id);

    /// <summary>A new step behind another, by the outcome that has these words.</summary>
    Task AppendAsync(string after, string outcome, string kind, string name);

    Task ConnectAsync(string from, string outcome, string to);

    /// <summary>The panel of a step.</summary>
    Task OpenAsync(string step);

    Task SheetAsync(string sheet);

    Task TypeAsync(string field, string text);

    /// <summary>An item of a closed list.</summary>
    Task ChooseAsync(string list, string item);

    /// <summary>The first hit of a search.</summary>
    Task FindAsync(string search, string text);

    Task TickAsync(string box);

    Task PressAsync(string button);

    /// <summary>Publishes what stands on the canvas this moment, and waits until it is said to be published.</summary>
    Task PublishAsync(string reason);
}
