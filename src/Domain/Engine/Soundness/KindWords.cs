namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>What the designer's palette calls each kind of step: the name of one that nobody named. A test holds the two lists equal.</summary>
internal static class KindWords
{
    private static readonly Dictionary<string, BilingualText> ByType = new()
    {
        ["VanQuan.UserTask"] = new("Giao việc", "Assign work"),
        ["VanQuan.Approval"] = new("Phê duyệt", "Approve"),
        ["VanQuan.ForEachUnit"] = new("Từng xã, từng đơn vị", "Each commune, each unit"),
        ["Elsa.FlowDecision"] = new("Điều kiện", "Condition"),
        ["Elsa.FlowSwitch"] = new("Nhiều trường hợp", "Several cases"),
        ["Elsa.FlowFork"] = new("Song song", "In parallel"),
        ["Elsa.FlowJoin"] = new("Gộp nhánh", "Join branches"),
        ["VanQuan.WaitUntil"] = new("Chờ tới hạn", "Wait until"),
        ["Elsa.Cron"] = new("Định kỳ", "Periodically"),
        ["VanQuan.Notify"] = new("Gửi thư", "Send a mail"),
        ["VanQuan.RecordIndicator"] = new("Ghi chỉ tiêu", "Record an indicator"),
        ["Elsa.SetVariable"] = new("Gán biến", "Set a variable"),
        ["Elsa.ExecuteWorkflow"] = new("Quy trình con", "Sub-procedure"),
        ["Elsa.Start"] = new("Bắt đầu", "Start"),
        ["Elsa.End"] = new("Kết thúc", "End"),
        ["Elsa.Finish"] = new("Kết thúc, dừng mọi việc", "Finish everything"),
        ["Elsa.Flowchart"] = new("Sơ đồ lồng", "Nested chart"),
        ["Elsa.Sequence"] = new("Tuần tự", "Sequence"),
        ["Elsa.Delay"] = new("Đợi một khoảng", "Delay"),
        ["Elsa.StartAt"] = new("Đúng lúc", "At a moment"),
        ["Elsa.Timer"] = new("Hẹn giờ lặp", "Timer"),
        ["Elsa.If"] = new("Nếu, thì", "If"),
        ["Elsa.Switch"] = new("Chọn một trong nhiều", "Switch"),
        ["Elsa.ForEach"] = new("Lặp từng mục", "For each"),
        ["Elsa.ParallelForEach"] = new("Từng mục, cùng lúc", "For each, in parallel"),
        ["Elsa.For"] = new("Lặp theo số", "For"),
        ["Elsa.While"] = new("Lặp khi còn đúng", "While"),
        ["Elsa.Parallel"] = new("Cùng lúc", "Parallel"),
        ["Elsa.Fork"] = new("Chia nhánh lồng", "Fork"),
        ["Elsa.Break"] = new("Thoát vòng lặp", "Break"),
        ["Elsa.Complete"] = new("Xong, kèm kết quả", "Complete"),
        ["Elsa.Event"] = new("Chờ sự kiện", "Wait for an event"),
        ["Elsa.PublishEvent"] = new("Phát sự kiện", "Publish an event"),
        ["Elsa.SendEmail"] = new("Gửi thư tự soạn", "Send e-mail"),
        ["Elsa.RunTask"] = new("Gọi việc bên ngoài", "Run a task"),
        ["Elsa.RunJavaScript"] = new("Chạy mã JavaScript", "Run JavaScript"),
        ["Elsa.DispatchWorkflow"] = new("Khởi chạy quy trình khác", "Dispatch a procedure"),
        ["Elsa.SetName"] = new("Đặt tên lượt chạy", "Name the run"),
        ["Elsa.SetOutput"] = new("Gán đầu ra", "Set an output"),
        ["Elsa.Correlate"] = new("Gắn mã liên hệ", "Correlate"),
        ["Elsa.WriteLine"] = new("Ghi một dòng", "Write a line"),
        ["Elsa.Fault"] = new("Báo lỗi", "Fault"),
    };

    public static BilingualText? Of(string type) => ByType.GetValueOrDefault(type);
}
