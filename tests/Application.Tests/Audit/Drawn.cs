namespace VanQuan.Workflows.Application_Tests.Audit;

/// <summary>A plan and procedures just large enough to walk through every kind of change.</summary>
internal static class Drawn
{
    public const string Plan = """
        {"code": "small", "name": "Kế hoạch nhỏ", "date": "2021-12-20", "issuer": "UBND", "from": "2021-12-15", "until": "2022-12-31",
         "units": [{"code": "UBND", "name": "UBND huyện", "kind": "District"}, {"code": "TNMT", "name": "Phòng TNMT", "kind": "Department", "parent": "UBND"}],
         "criteriaSets": [{"code": "QD1980", "name": "Bộ tiêu chí", "basis": "QĐ 1980/QĐ-TTg", "fromYear": 2016, "toYear": 2020, "criteria": [{"code": "6", "name": "Văn hóa", "standing": "V"}]}],
         "subjects": [],
         "actions": [{"number": 1, "title": "Báo cáo tháng", "source": {"document": "KH", "clause": "III"}, "sourceTasks": ["T60"], "criteria": ["QD1980/6"],
           "lead": "TNMT", "scope": ["TNMT"], "runs": "Once", "definition": "monthly",
           "recurrence": {"rule": "Monthly:15", "from": "2021-12-15", "until": "2022-04-14", "due": {"anchor": "PeriodEnd", "amount": 2, "unit": "WorkingDays"}, "whenOpen": "Skip", "standing": "proposed"}}]}
        """;

    public const string Monthly = """{"definitionId": "monthly", "name": "monthly", "version": 1, "root": {"id": "Report", "type": "VanQuan.UserTask", "title": "Báo cáo", "assignee": "unit:TNMT"}}""";

    public const string Waiting = """
        {"definitionId": "waiting", "name": "waiting", "version": 1, "root": {"id": "Wait", "type": "VanQuan.WaitUntil",
         "deadline": {"typeName": "Object", "expression": {"type": "Object", "value": "{\"anchor\":\"Activated\",\"amount\":5,\"unit\":\"Days\",\"roll\":\"None\"}"}}}}
        """;

    public const string Faulty = """
        {"definitionId": "faulty", "name": "faulty", "version": 1, "root": {"id": "Bad", "type": "Elsa.RunJavaScript",
         "script": {"typeName": "String", "expression": {"type": "JavaScript", "value": "throw new Error('x')"}}}}
        """;

    public const string Reviewed = """
        {"definitionId": "reviewed", "name": "reviewed", "version": 1, "root": {"id": "Flow", "type": "Elsa.Flowchart", "activities": [
          {"id": "Survey", "type": "VanQuan.UserTask", "title": "Đo đạc", "assignee": "unit:TNMT",
           "due": {"typeName": "Object", "expression": {"type": "Object", "value": "{\"anchor\":\"Activated\",\"amount\":5,\"unit\":\"WorkingDays\"}"}}},
          {"id": "Approve", "type": "VanQuan.Approval", "title": "Duyệt",
           "approvers": {"typeName": "Object", "expression": {"type": "Object", "value": "[\"role:TNMT/Head\"]"}},
           "reviews": {"typeName": "Object", "expression": {"type": "Object", "value": "[\"Survey\"]"}}}],
         "connections": [
          {"source": {"activity": "Survey", "port": "Done"}, "target": {"activity": "Approve", "port": "In"}},
          {"source": {"activity": "Approve", "port": "Returned"}, "target": {"activity": "Survey", "port": "In"}}]}}
        """;
}
