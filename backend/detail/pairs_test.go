package detail

import "testing"

func TestValuesOfNamedSettings(t *testing.T) {
	checkMarked(t, []string{
		"- name: DB_PASSWORD\n  value: ⟦hunter2⟧", "- name: DB_PASSWORD\n  value: \"⟦letmein⟧\"", `{"name":"DB_PASSWORD","value":"⟦letmein⟧"}`, `{"Name": "API_TOKEN", "Value": "⟦abc123def456⟧"}`, `{\"name\":\"DB_PASSWORD\",\"value\":\"⟦hunter2⟧\"}`,
		`<add key="ClearTextPassword" value="⟦hunter2⟧" />`, `<property name="password" value="⟦hunter2⟧"/>`, `<property name="hibernate.connection.password">⟦hunter2⟧</property>`, `<entry key='db.password'>⟦letmein⟧</entry>`,
		"ParameterKey=DbPassword,ParameterValue=⟦hunter2x⟧", `"Name": "/prod/orders/db_password", "Value": "⟦hunter2x⟧"`,
	}, "[secret removed]")
	checkMarked(t, []string{
		"- name: TOKEN_TTL\n  value: 3600", "- name: PASSWORD_MIN_LENGTH\n  value: \"12\"", "- name: SECRET_NAME\n  value: db-creds", "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db-creds", "- name: DB_PASSWORD\n  value: $(PW)",
		`{"name":"password","type":"string","required":true}`, `{"name": "secret-rotation", "value": "daily"}`, `<property name="tokenTimeout" value="3600"/>`, `<input name="password" type="password" value="">`, `<option value="password">Password</option>`, `<property name="password"/>`,
		"name: DB_HOST\nvalue: x1y2z3", "name=orders value=4711",
	}, "[secret removed]")
}
