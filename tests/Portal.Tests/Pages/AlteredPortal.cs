namespace VanQuan.Workflows.Portal_Tests.Pages;

/// <summary>The demonstration of a class whose tests change what others compare with: the plan, the calendar, bodies, what is published.</summary>
public sealed class AlteredPortal : DemoPortal;
